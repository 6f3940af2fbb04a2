import { type ReportSection, reportTable } from '#shared/report.ts';
import type { DayRecord } from './day-record.ts';

/** The drawers: counted against expected, tender by tender, and everything that happened in them beside payments. */
export function drawerSections({
  sessions,
  tenderNames,
}: Pick<DayRecord, 'sessions' | 'tenderNames'>): ReportSection[] {
  const lines = sessions.flatMap((session) => session.lines.map((line) => ({ line, session })));
  const events = sessions.flatMap((session) => session.events.map((event) => ({ event, session })));
  return [
    reportTable({
      name: 'drawers',
      title: 'Drawers',
      empty: 'No drawer was opened.',
      total: null,
      rows: sessions,
      columns: [
        { title: 'Session', kind: 'text', of: ({ sessionId }) => sessionId, weight: 0 },
        { title: 'Drawer', kind: 'text', of: ({ drawer }) => drawer, weight: 0 },
        { title: 'Clerk', kind: 'text', of: ({ name }) => name },
        { title: 'Should hold', kind: 'money', of: ({ expectedBankCents }) => expectedBankCents },
        { title: 'Opened with', kind: 'money', of: ({ openedCents }) => openedCents },
        { title: 'Left', kind: 'money', of: ({ approved }) => approved?.leftCents ?? null },
        { title: 'Turned in', kind: 'money', of: ({ approved }) => approved?.turnedInCents ?? null },
        { title: 'Approved by', kind: 'text', of: ({ approvedBy }) => approvedBy },
      ],
    }),
    reportTable({
      name: 'over-short',
      title: 'Over and short, never netted across tenders',
      empty: 'No drawer was counted.',
      total: null,
      groups: { title: 'Session', of: ({ session }) => `${session.sessionId}, ${session.name}`, sum: null },
      rows: lines,
      columns: [
        { title: 'Tender', kind: 'text', of: ({ line }) => tenderNames[line.code] },
        { title: 'Expected items', kind: 'count', of: ({ line }) => line.expectedItems },
        { title: 'Counted items', kind: 'count', of: ({ line }) => line.countedItems },
        { title: 'Expected', kind: 'money', of: ({ line }) => line.expectedCents },
        { title: 'Counted', kind: 'money', of: ({ line }) => line.countedCents },
        { title: 'Over or short', kind: 'money', of: ({ line }) => line.overShortCents },
        {
          title: 'Reason',
          kind: 'text',
          of: ({ line, session }) => {
            const why = session.reasons.find(({ code }) => code === line.code);
            return why ? [why.reasonCode, why.reason].filter(Boolean).join(': ') : '';
          },
        },
      ],
    }),
    reportTable({
      name: 'drawer-events',
      title: 'Counts, pickups, openings without a payment',
      empty: 'Nothing of the kind.',
      total: null,
      groups: { title: 'Session', of: ({ session }) => `${session.sessionId}, ${session.name}`, sum: null },
      rows: events,
      columns: [
        { title: 'Time', kind: 'date-time', of: ({ event }) => event.atMs },
        {
          title: 'What',
          kind: 'text',
          of: ({ event }) => `${event.kind}${event.kind === 'reject' ? '' : ` ${event.number}`}`,
        },
        { title: 'By', kind: 'text', of: ({ event }) => event.by },
        { title: 'With', kind: 'text', of: ({ event }) => event.with },
        { title: 'Words', kind: 'text', of: ({ event }) => event.words, weight: 2 },
        { title: 'Cash', kind: 'money', of: ({ event }) => event.cents },
      ],
    }),
  ];
}
