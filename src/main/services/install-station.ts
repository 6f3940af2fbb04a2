import { existsSync, writeFileSync } from 'node:fs';
import { verifyChain } from '#core/journal/verify-chain.ts';
import { OFFICE_TIME_ZONE } from '#shared/day.ts';
import { StartFailure } from '#shared/failure.ts';
import { sha256 } from '../db/ledger.ts';
import { dataFiles } from '../db/open.ts';
import { type Office, SYSTEM_ACTOR } from '../office.ts';

/** At every start so many of the newest facts are checked; `npm run verify` checks them all. */
const CHECKED_AT_START = 2_000;

/**
 * A station id belongs to one installation for ever. The first start writes that down; every later one refuses to go on
 * with another station's or another mode's journal, or with one whose newest facts do not follow from each other.
 */
export function installStation(office: Office, home: string, appVersion: string): void {
  checkOrInstall(office, appVersion);
  // After the commit: without the fact the mark would refuse a first start that was cut off.
  const { mark } = dataFiles(home);
  if (!existsSync(mark)) writeFileSync(mark, `${office.station} ${office.mode}\n`);
}

function checkOrInstall(office: Office, appVersion: string): void {
  const [installed] = office.days.stations();
  if (!installed) {
    const payload = { mode: office.mode, timeZone: OFFICE_TIME_ZONE, appVersion };
    office.ledger.transaction(() =>
      office.ledger.append(office.context(SYSTEM_ACTOR), [{ kind: 'station.installed', payload }]),
    );
    return;
  }
  if (installed.station !== office.station) {
    throw new StartFailure(
      'DATABASE_OF_OTHER_STATION',
      `this data folder belongs to station ${installed.station}, and this is station ${office.station}`,
    );
  }
  if (installed.mode !== office.mode) {
    throw new StartFailure(
      'DATABASE_OF_OTHER_MODE',
      `this data folder is for ${installed.mode} mode, and the program was started in ${office.mode} mode`,
    );
  }
  const { before, facts } = office.journal.newest(office.station, CHECKED_AT_START);
  const chain = verifyChain(facts, sha256, before);
  if (!chain.ok) {
    throw new StartFailure('JOURNAL_BROKEN', `the journal is broken at fact ${chain.broken.seq}: ${chain.broken.why}`);
  }
}
