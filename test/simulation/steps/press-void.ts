import type { VoidView } from '#shared/contract/void.ts';
import { mayVoid, remember, textOfVoid } from '../answers.ts';
import type { Station } from '../station.ts';
import type { Voiding, VoidPress } from '../window-memory.ts';
import type { World } from '../world.ts';
import { judge, type Moment } from './step.ts';

/** A receipt is to be taken back: asked once, or twice at the same moment. Gives the call for a second person, if any. */
export async function pressVoid(
  world: World,
  station: Station,
  moment: Moment,
  voiding: Voiding,
  approvalId: string | null,
  times = 1,
): Promise<string | null> {
  const userId = moment.user?.userId ?? '';
  const { may, needs } = mayVoid(world, moment, voiding, approvalId);
  const text = textOfVoid(userId, voiding, world.books.timesCorrected(voiding.receiptNo));
  const pressed: VoidPress = { ...voiding, userId, elapsedMs: world.clock.steady(), told: false, refused: null };
  world.window.voids.push(pressed);
  const input = { ...voiding, approvalId };
  const replies = await Promise.all(Array.from({ length: times }, () => station.request('receipt.void', input)));
  if (station.alive) world.books.read();
  let called: string | null = null;
  for (const [index, reply] of replies.entries()) {
    const what = `void ${voiding.receiptNo}, ${voiding.cashReturnedCents} back${approvalId ? ' as agreed' : ''}`;
    const told = judge<VoidView>(world, what, reply, may);
    if (told) pressed.told = true;
    if (!reply || reply.ok) continue;
    if (index === 0) pressed.refused = reply.error.code;
    if (reply.error.code !== 'APPROVAL_NEEDED' || !station.alive) continue;
    called = String(reply.error.details.approvalId);
    const asked = { action: 'receipt.void' as const, voiding };
    remember(world, reply.error.details, needs, { userId, text, asked });
  }
  return called;
}
