import type { Asked, RouteName } from '#shared/contract/index.ts';
import { Counter } from './counter.ts';

type Answer = { code: string; details: Record<string, unknown> };

/** The routes that change somebody's access. */
export type AccessRoute = Extract<
  RouteName,
  'user.change-role' | 'user.deactivate' | 'user.reactivate' | 'user.reset-pin'
>;

/** An office whose administrator is at the window and changes who may do what. */
export class AccessCounter extends Counter {
  async openForSam(): Promise<this> {
    await this.start();
    await this.signIn('Sam Whitfield');
    return this;
  }

  /** Everybody who is or was here, by name. */
  idOf(name: string): string {
    const [row] = this.rows<{ user_id: string }>('SELECT user_id FROM app_user WHERE name = ?', name);
    if (!row) throw new Error(`nobody was ever called ${name}`);
    return row.user_id;
  }

  /** What the window asks; `over` says what is special. */
  about(name: string, over: Record<string, unknown> = {}) {
    return { userId: this.idOf(name), reasonCode: 'other', reason: 'as told', ...over };
  }

  /** Asked for without anybody's word; says with what it was refused. */
  async asks(route: AccessRoute, name: string, over: Record<string, unknown> = {}): Promise<Answer> {
    const reply = await this.request(route, this.about(name, over));
    return reply.ok ? { code: 'granted', details: {} } : reply.error;
  }

  /** Asked for, agreed to, done; gives the approval's id, which is used now. */
  async does(route: AccessRoute, name: string, over: Record<string, unknown> = {}, approver = 'Robert Hayes') {
    const asked = this.about(name, over) as Asked<AccessRoute>;
    const approvalId = await this.wordFor(route, asked, approver);
    await this.ask(route, { ...asked, approvalId } as Asked<AccessRoute>);
    return approvalId;
  }

  async signsIn(name: string, pin: string): Promise<string> {
    return this.refused('session.sign-in', { userId: this.idOf(name), pin });
  }

  async row(name: string) {
    return (await this.ask('user.list', {})).find((row) => row.name === name);
  }

  /** Who did it and who agreed, for the facts of a kind. */
  two(kind: string) {
    return this.rows(
      `SELECT a.name AS actor, b.name AS approver FROM journal j JOIN app_user a ON a.user_id = j.actor
        LEFT JOIN app_user b ON b.user_id = j.approver WHERE kind = ? ORDER BY clock`,
      kind,
    );
  }
}
