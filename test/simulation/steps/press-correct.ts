import type { CorrectionView } from '#shared/contract/correction.ts';
import { remember } from '../answers.ts';
import { mayCorrect, textOfCorrection } from '../correction-answers.ts';
import type { Station } from '../station.ts';
import type { Correcting, CorrectPress } from '../window-memory.ts';
import type { World } from '../world.ts';
import { judge, type Moment } from './step.ts';

/** A receipt is to be put right: asked once, or twice at the same moment. Gives the call for a second person, if any. */
export async function pressCorrect(
  world: World,
  station: Station,
  moment: Moment,
  correcting: Correcting,
  approvalId: string | null,
  times = 1,
): Promise<string | null> {
  const userId = moment.user?.userId ?? '';
  const { may, needs } = mayCorrect(world, moment, correcting, approvalId);
  const text = textOfCorrection(userId, correcting, world.books.timesCorrected(correcting.receiptNo));
  const pressed: CorrectPress = { ...correcting, userId, told: null, refused: null };
  world.window.corrects.push(pressed);
  const input = { ...correcting, approvalId };
  const replies = await Promise.all(Array.from({ length: times }, () => station.request('receipt.correct', input)));
  if (station.alive) world.books.read();
  let called: string | null = null;
  for (const [index, reply] of replies.entries()) {
    const what = `correct ${correcting.receiptNo}, ${correcting.change.kind}${approvalId ? ' as agreed' : ''}`;
    const told = judge<CorrectionView>(world, what, reply, may);
    if (told) pressed.told = told.correction;
    if (!reply || reply.ok) continue;
    if (index === 0) pressed.refused = reply.error.code;
    if (reply.error.code !== 'APPROVAL_NEEDED' || !station.alive) continue;
    called = String(reply.error.details.approvalId);
    const asked = { action: 'receipt.correct' as const, correcting };
    remember(world, reply.error.details, needs, { userId, text, asked });
  }
  return called;
}
