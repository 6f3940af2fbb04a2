import type { StoryCorrection, StoryEvent } from '#shared/story.ts';
import type { useWords } from './speak-of.ts';

/** An event as the window says it: one sentence, what belongs to it below, and whether it is trouble. */
export type Told = { text: string; details: string[]; tone: '' | 'warn' | 'bad' };
type Words = ReturnType<typeof useWords>;

const BAD = ['rejected', 'conflict', 'stranger', 'failed', 'needs-review'];
const WARN = ['no-answer', 'not-sent', 'busy', 'uncertain', 'unknown', 'retrying'];
const toneOf = (state: string): Told['tone'] => (BAD.includes(state) ? 'bad' : WARN.includes(state) ? 'warn' : '');

/** A refusal is told by its own event, which follows. */
const settled = (outcome: string): Told['tone'] => (outcome === 'rejected' ? '' : toneOf(outcome));

/** `several`: the payment has more than one item for the CIS, so each step says of which it is. */
export function tellEvent(event: StoryEvent, words: Words, nowMs: number, several: boolean): Told {
  const { t } = words;
  const paper = 'copy' in event ? paperOf(event.copy, words) : '';
  const item = 'item' in event && several ? [itemOf(event.item, words)] : [];
  const plain = (text: string, details: string[] = [], tone: Told['tone'] = ''): Told => ({ text, details, tone });
  switch (event.kind) {
    case 'approval-asked':
      return plain(
        t('story.approvalAsked', {
          by: event.by,
          needs: event.needs.map((need) => t(`story.need.${need}`)).join('; '),
        }),
      );
    case 'approval-granted': {
      const reason = words.locale.value === 'es' ? event.reason.es : event.reason.en;
      const text = t('story.approvalGranted', { by: event.by, approver: event.approver, reason });
      return plain(text, event.text === '' ? [] : [event.text]);
    }
    case 'taken':
      return plain(takenText(event, words), takenDetails(event, words));
    case 'voided': {
      const reason = words.locale.value === 'es' ? event.reason.es : event.reason.en;
      const text = t('story.voided', { by: event.by, approver: event.approver, reason });
      const cash = t('story.voidCash', { amount: words.money(event.cashReturnedCents) });
      return plain(text, event.text === '' ? [cash] : [event.text, cash], 'warn');
    }
    case 'corrected': {
      const reason = words.locale.value === 'es' ? event.reason.es : event.reason.en;
      const text = t('story.corrected', { by: event.by, approver: event.approver, reason });
      const what = correctedText(event.change, words);
      return plain(text, event.text === '' ? [what] : [event.text, what], 'warn');
    }
    case 'drawer-approved': {
      const { by, approver, drawerSession: session } = event;
      return plain(t('story.drawerApproved', { by, approver, session }));
    }
    case 'deposited': {
      const { by, verifiedBy: verifier, bagNumber: bag, depositId } = event;
      return plain(t('story.deposited', { by, verifier, bag }), [depositId]);
    }
    case 'day-closed':
      return plain(t('story.dayClosed', { by: event.by, date: words.date(event.businessDate) }), [
        t('story.seal', { seal: event.seal }),
      ]);
    case 'bank-confirmed': {
      const text = t(event.differs ? 'story.bankDiffers' : 'story.bankConfirmed', { date: words.date(event.date) });
      return plain(text, [event.depositId], event.differs ? 'warn' : '');
    }
    case 'cis-cancelled':
      return plain(t('story.cisCancelled'), item);
    case 'odd-confirmed':
      return plain(
        t('story.odd', { by: event.by }),
        event.oddities.map((oddity) => t(`counter.odd.${oddity}`)),
      );
    case 'reprint-asked':
      return plain(t('story.reprintAsked', { by: event.by, paper }));
    case 'printed':
      return plain(event.by === null ? t('story.printed', { paper }) : t('story.printedBy', { by: event.by, paper }));
    case 'print-skipped':
      return plain(t('story.skipped', { by: event.by, paper }));
    case 'print-open':
      return plain(
        t(`story.printOpen.${event.state}`, { paper }),
        event.reason === null ? [] : [words.trouble(event.reason)],
        toneOf(event.state),
      );
    case 'cis-sent':
      return plain(t(`story.cisSent.${event.outcome}`), item, settled(event.outcome));
    case 'cis-asked':
      return plain(t(`story.cisAsked.${event.outcome}`), item, settled(event.outcome));
    case 'cis-posted': {
      const ref = `${event.cisBatch}/${event.cisRef}`;
      return plain(t(event.learntBy === 'look-up' ? 'story.cisFound' : 'story.cisPosted', { ref }), item);
    }
    case 'cis-rejected':
      return plain(t('story.cisRejected', { code: event.code }), [...item, event.detail], 'bad');
    case 'cis-open': {
      const next =
        event.nextAtMs !== null && event.nextAtMs > nowMs
          ? [t('story.next', { when: words.when(event.nextAtMs, nowMs) })]
          : [];
      return plain(
        t('story.cisOpen', { state: t(`cisState.${event.state}`) }),
        [...item, ...next],
        toneOf(event.state),
      );
    }
  }
}

function paperOf(copy: number, { t }: Words): string {
  return copy === 0 ? t('story.original') : t('story.duplicate', { copy });
}

function itemOf({ shortRef, cents }: { shortRef: string; cents: number }, { t, money }: Words): string {
  return t('story.item', { shortRef, amount: money(cents) });
}

function correctedText(change: StoryCorrection, { t, money }: Words): string {
  if (change.kind === 'reversal') return t(`story.correction.${change.money}`);
  const amount = money(change.cents);
  if (change.kind === 'wrong-account') {
    const { was, is, name } = change;
    return t('story.correction.wrong-account', { amount, was, is, name });
  }
  const paidBy = ({ code, number }: { code: string; number: string | null }) =>
    t(`receipts.paidBy.${code}`, { number: number ?? '' });
  return t('story.correction.wrong-tender', { amount, was: paidBy(change.was), is: paidBy(change.is) });
}

type Taken = Extract<StoryEvent, { kind: 'taken' }>;

function takenText({ by, linesCents, changeCents }: Taken, { t, money }: Words): string {
  const amount = money(linesCents);
  return changeCents > 0
    ? t('story.takenChange', { by, amount, change: money(changeCents) })
    : t('story.taken', { by, amount });
}

function takenDetails(event: Taken, { t, te, date }: Words): string[] {
  const { drawerSession, businessDate, effectiveDate, effectiveRule } = event;
  const known = `story.rule.${effectiveRule}`;
  return [
    t('story.booked', { session: drawerSession, date: date(businessDate) }),
    t('story.counts', { date: date(effectiveDate), rule: te(known) ? t(known) : effectiveRule }),
  ];
}
