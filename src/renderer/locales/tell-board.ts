import type { BoardView } from '#shared/contract/board.ts';
import { calendarDate } from '#shared/day.ts';
import type { CashShare, OversightException } from '#shared/exception.ts';
import { negateCents } from '#shared/money.ts';
import type { useWords } from './speak-of.ts';

type Words = ReturnType<typeof useWords>;
type Kind = OversightException['kind'];
type Of<K extends Kind> = Extract<OversightException, { kind: K }>;

/** Where something is looked at; `to` null: it is on no page. */
type BoardLink = { key: string; to: string | null; label: string };
/** What a card rests on: where to look, and what is said of it. */
type BoardFact = { links: BoardLink[]; says: string };
/** What is unusual about one person's work, in words, and what it rests on. */
export type BoardCard = { key: string; kind: Kind; title: string; text: string; facts: BoardFact[] };

type Seen = Pick<BoardView, 'exceptions' | 'names' | 'sessions' | 'approvals'>;

/** A card for each kind and person: somebody's late voids are one card with several receipts, the newest first. */
export function boardCards(seen: Seen, words: Words): BoardCard[] {
  const cards = Map.groupBy(seen.exceptions, ({ kind, userId }) => `${kind} ${userId}`);
  return [...cards].map(([key, all]) => ({ key, ...cardOf(all, seen, words) }));
}

const ofKind = <K extends Kind>(all: readonly OversightException[], kind: K): Of<K>[] =>
  all.filter((each): each is Of<K> => each.kind === kind);

function cardOf(all: readonly OversightException[], seen: Seen, words: Words): Omit<BoardCard, 'key'> {
  const [first] = all;
  if (!first) throw new RangeError('a card is of something');
  const title = words.t(`board.title.${first.kind}`);
  const name = nameOf(first.userId, seen);
  switch (first.kind) {
    case 'late-void':
      return { kind: first.kind, title, ...lateVoids(ofKind(all, first.kind), name, seen, words) };
    case 'no-sales':
      return { kind: first.kind, title, ...noSales(ofKind(all, first.kind), name, seen, words) };
    case 'steady-shorts':
      return { kind: first.kind, title, ...steadyShorts(first, name, seen, words) };
    case 'repeat-approver':
      return { kind: first.kind, title, ...repeatApprovers(ofKind(all, first.kind), name, seen, words) };
    case 'cash-share':
      return { kind: first.kind, title, ...cashShare(first, name, seen, words) };
  }
}

type Said = Pick<BoardCard, 'text' | 'facts'>;
const nameOf = (userId: string, { names }: Seen): string => names[userId] ?? '';

function lateVoids(all: readonly Of<'late-void'>[], name: string, seen: Seen, words: Words): Said {
  const { t, money } = words;
  return {
    text: t('board.lateVoid', { name, count: all.length }, all.length),
    facts: all.toReversed().map(({ receiptNos, minutes, cents, approverId }) => {
      const said = { amount: money(cents), approver: nameOf(approverId, seen) };
      const hours = Math.floor(minutes / 60);
      return {
        links: receiptNos.map(receiptLink),
        says:
          hours < 2
            ? t('board.minutesLater', { minutes, ...said })
            : t('board.hoursLater', { hours, minutes: minutes % 60, ...said }),
      };
    }),
  };
}

function noSales(all: readonly Of<'no-sales'>[], name: string, seen: Seen, words: Words): Said {
  const { t } = words;
  return {
    text: t('board.noSales', { name, count: all.length }, all.length),
    facts: all.toReversed().map(({ sessionIds, noSales: count, othersUsual: usual }) => ({
      links: sessionIds.map((sessionId) => sessionLink(sessionId, seen, words)),
      says: usual === null ? t('board.timesThatDay', { count }) : t('board.timesUsual', { count, usual }),
    })),
  };
}

function steadyShorts(of: Of<'steady-shorts'>, name: string, seen: Seen, words: Words): Said {
  const { t, money } = words;
  const { sessionIds, ofSessions, shortCents, overs } = of;
  const amount = money(negateCents(shortCents));
  return {
    text: t('board.steadyShorts', {
      name,
      count: sessionIds.length,
      of: ofSessions,
      amount,
      overs: overs === 0 ? t('board.none') : overs,
    }),
    facts: sessionIds.toReversed().map((sessionId) => {
      const off = seen.sessions[sessionId]?.cashOffCents ?? null;
      const says = off === null ? '' : t('board.offShort', { amount: money(negateCents(off)) });
      return { links: [sessionLink(sessionId, seen, words)], says };
    }),
  };
}

/** Where the city's share is low, there can be several approvers who each gave so much. */
function repeatApprovers(all: readonly Of<'repeat-approver'>[], name: string, seen: Seen, words: Words): Said {
  const { t } = words;
  const texts = all.map(({ approverId, approvalIds, ofApprovals, others }) =>
    t('board.repeatApprover', {
      name,
      approver: nameOf(approverId, seen),
      given: approvalIds.length,
      of: ofApprovals,
      othersGiven: others.given,
      othersOf: others.ofApprovals,
    }),
  );
  const ids = all.flatMap(({ approvalIds }) => approvalIds);
  return {
    text: texts.join(' '),
    facts: ids.toReversed().map((id) => ({ links: approvalLinks(id, seen, words), says: '' })),
  };
}

function cashShare(of: Of<'cash-share'>, name: string, seen: Seen, words: Words): Said {
  const { recent, earlier, othersRecent, othersEarlier, sessionIds } = of;
  const percent = ({ cash, payments }: CashShare): string =>
    words.t('board.percent', { count: Math.round((100 * cash) / payments) });
  return {
    text: words.t('board.cashShare', {
      name,
      recent: percent(recent),
      earlier: percent(earlier),
      othersRecent: percent(othersRecent),
      othersEarlier: percent(othersEarlier),
    }),
    facts: sessionIds.toReversed().map((sessionId) => ({ links: [sessionLink(sessionId, seen, words)], says: '' })),
  };
}

function receiptLink(receiptNo: string): BoardLink {
  return { key: receiptNo, to: `/receipts/${receiptNo}`, label: receiptNo };
}

function sessionLink(sessionId: string, { sessions }: Seen, { t, weekday }: Words): BoardLink {
  const session = sessions[sessionId];
  const label = session
    ? t('board.sessionOf', { date: weekday(session.businessDate), drawer: session.drawer })
    : sessionId;
  return { key: sessionId, to: `/drawer/${sessionId}`, label };
}

/** An approval is seen where what was approved is: on its receipt, or in its drawer. */
function approvalLinks(id: string, { approvals }: Seen, { t, weekday }: Words): BoardLink[] {
  const approval = approvals[id];
  if (!approval) return [];
  const { action, grantedAtMs, receiptNo, sessionId } = approval;
  const said = t('board.approvalOn', {
    action: t(`board.action["${action}"]`),
    date: weekday(calendarDate(grantedAtMs)),
  });
  if (receiptNo !== null) return [{ ...receiptLink(receiptNo), key: id, label: `${receiptNo} · ${said}` }];
  return [{ key: id, to: sessionId === null ? null : `/drawer/${sessionId}`, label: said }];
}
