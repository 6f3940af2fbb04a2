import { setReport } from './reports/set-report.ts';
import { composeReport } from './services/report-source.ts';

/** The thread that makes reports: reads the ledger on a connection of its own, composes, sets and writes. */
await setReport(composeReport);
