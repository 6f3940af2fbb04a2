import { contract, type Input, type Output, type Reply, type RouteName } from '#shared/contract/index.ts';
import { ok, type Result, refuse } from '#shared/failure.ts';
import { isDiskFull, isStorageTrouble } from '../db/sqlite-trouble.ts';
import type { Actor } from '../office.ts';
import type { Log } from '../ports.ts';
import type { Session } from '../services/session.ts';

/** What a handler gets: checked input, and the person who may do this (null only on routes for anyone). */
export type Handler<R extends RouteName> = (
  input: Input<R>,
  actor: Actor,
) => Result<Output<R>> | Promise<Result<Output<R>>>;
export type Handlers<R extends RouteName = RouteName> = { [K in R]: Handler<K> };

/** Stands for the person on routes that ask for none; such a handler must not use it. */
const NOBODY: Actor = { userId: '', name: '', role: 'auditor' };

/**
 * The one door of main: finds the route, checks who asks and what is asked, and turns whatever happens into a reply.
 * A person's role is checked here, for each route, from the contract.
 */
export function createRouter(handlers: Handlers, session: Session, log: Log) {
  return async function request(name: string, input: unknown): Promise<Reply<unknown>> {
    const answer = await attempt(handlers, session, name, input).catch((error: unknown) => troubleOf(error, name, log));
    return answer.ok ? { ok: true, data: answer.value } : { ok: false, error: answer.failure };
  };
}

async function attempt(handlers: Handlers, session: Session, name: string, input: unknown): Promise<Result<unknown>> {
  if (!isRoute(name)) return refuse('ROUTE_UNKNOWN', { route: String(name).slice(0, 60) });
  const route = contract[name];
  const allowed = admit(name, session);
  if (!allowed.ok) return allowed;
  const parsed = route.input.safeParse(input ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse('INPUT_INVALID', { field: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
  }
  const handler = handlers[name] as Handler<RouteName>;
  return handler(parsed.data as Input<RouteName>, allowed.value);
}

function admit(name: RouteName, session: Session): Result<Actor> {
  const { access } = contract[name];
  const actor = session.actor();
  if (access === 'anyone') return ok(actor ?? NOBODY);
  if (!actor) return refuse('NOT_SIGNED_IN');
  if (access === 'signed-in') return ok(actor);
  if (session.locked()) return refuse('STATION_LOCKED');
  return access.includes(actor.role) ? ok(actor) : refuse('ROLE_NOT_ALLOWED', { role: actor.role });
}

function isRoute(name: unknown): name is RouteName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

function troubleOf(error: unknown, route: string, log: Log): Result<never> {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log('error', 'request.failed', { route, why });
  if (isDiskFull(error)) return refuse('STORAGE_FULL');
  if (isStorageTrouble(error)) return refuse('STORAGE_FAILED', { why: error instanceof Error ? error.message : '' });
  return refuse('INTERNAL_FAULT');
}
