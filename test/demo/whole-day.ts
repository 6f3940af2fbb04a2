import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import type { DayRow, DayView } from '#shared/contract/day.ts';
import { cents, piecesOf, sumCents } from '#shared/money.ts';
import type { TillPieceCode } from '#shared/till-count.ts';
import { ask } from '#test/e2e/desk/bridge.ts';
import { Clerk } from '#test/e2e/desk/clerk.ts';
import type { Pieces } from '#test/e2e/desk/drawer-clerk.ts';
import { Office } from '#test/e2e/desk/office.ts';
import { Supervisor } from '#test/e2e/desk/supervisor.ts';
import { pdfPictures } from '#test/support/pdf-picture.ts';
import { type Album, Photographer } from './photographer.ts';

const TUESDAY = '2026-11-24T08:00:00-06:00';
const [MARIA, JAMES, ROBERT, LINDA] = ['Maria Alvarez', 'James Okafor', 'Robert Hayes', 'Linda Tran'];

export type DemoDay = {
  date: string;
  seal: string | null;
  deposit: number;
  overShort: number;
  /** Items that the CIS did not have yet. */
  open: number;
};

/**
 * A whole day through the window: two clerks with a drawer each, a pickup, a void, a check that was keyed as cash and found by
 * the count, a drawer that is $5.00 short, the close, the deposit, the packet. The papers come out as PDF and as pictures.
 */
export async function wholeDay(album: Album): Promise<DemoDay[]> {
  const office = await Office.build({ accounts: 300, startMs: Date.parse(TUESDAY) });
  try {
    const { window } = await office.open({ COUNTER_CLOCK: TUESDAY });
    const crew = new Supervisor(window.page);
    const photo = new Photographer(window.page, album);
    await crew.signsIn(MARIA);
    await crew.opensTheDrawer();
    await crew.waitsForTheAccounts();
    await mariasMorning(crew);
    await crew.makesWayFor(JAMES);
    await crew.opensTheDrawer();
    await jamesIsShort(crew);
    await photo.takes('day-short-drawer');
    await crew.makesWayFor(MARIA);
    await mariaFindsTheCheck(crew, photo);
    await crew.makesWayFor(ROBERT);
    await robertCloses(crew, photo);
    await crew.goesToLine('packet');
    await expect(crew.close.files.first()).toBeVisible({ timeout: 30_000 });
    await photo.takes('day-packet');
    await keepThePapers(office, album);
    return await daysOf(crew);
  } finally {
    await office.tearDown();
  }
}

async function takes(crew: Supervisor, dollars: string, check?: string): Promise<string> {
  await crew.opens('garcia maria');
  await crew.keysAmount(dollars);
  if (check) await crew.takesCheck(check);
  else await crew.takesCash(dollars);
  await crew.confirms();
  return crew.sees();
}

/** $142.17 in cash and a check of $88.12; $20.00 that is taken back; a check of $218.80 that is keyed as cash; a pickup. */
async function mariasMorning(crew: Supervisor): Promise<void> {
  await crew.takesFrom('garcia maria');
  await takes(crew, '88.12', '1042');
  const voided = await takes(crew, '20');
  await crew.goesTo('receipts');
  const atTheReceipts = new Clerk(crew.window.page);
  await atTheReceipts.opensReceipt(voided);
  await atTheReceipts.asksToVoid('20');
  await crew.isAgreedBy(ROBERT);
  await expect(crew.window.receiptRow(voided)).toContainText('VOID');
  await crew.goesTo('counter');
  await takes(crew, '218.80');
  await crew.asksForAPickup({ b10000: 1 });
  await crew.isAgreedBy(LINDA);
  await expect(crew.drawer.done).toBeVisible();
}

/** $55.25 and $73.40 in cash; five dollars are missing, and he does not know where. */
async function jamesIsShort(crew: Supervisor): Promise<void> {
  await takes(crew, '55.25');
  await takes(crew, '73.40');
  const found = { cash: inPieces(20_000 + 12_865 - 500) };
  await crew.countsTheDrawer(found);
  await crew.countsAgain(found);
  await crew.explains('cash', 5);
  await expect(crew.drawer.state).toContainText('waits for another person');
}

/** Cash is short by what checks are over: the first cause is the receipt, and its correction is one step away. */
async function mariaFindsTheCheck(crew: Supervisor, photo: Photographer): Promise<void> {
  const found = {
    cash: inPieces(20_000 + 14_217 - 10_000),
    checks: { 'personal-check': [2, '306.92'] as const },
  };
  await crew.countsTheDrawer(found);
  await crew.countsAgain(found);
  await expect(crew.drawer.submitted).toBeVisible();
  await photo.takes('day-wrong-tender-found');
  await crew.correctsTheFirstCause('1043');
  await crew.isAgreedBy(ROBERT);
  // The correction leads back to the drawer by itself.
  await expect(crew.drawer.state).toContainText('Everything agrees', { timeout: 15_000 });
  await photo.takes('day-drawer-right-again');
}

async function robertCloses(crew: Supervisor, photo: Photographer): Promise<void> {
  await crew.opensTheClose();
  await photo.takes('day-close-begins');
  await crew.beginsTheClose();
  await crew.approvesTheNext();
  await crew.approvesTheNext();
  await crew.looksThrough();
  await photo.takes('day-deposit');
  await crew.makesUpTheDeposit('BAG-305');
  await crew.signs();
  await crew.sees('seal');
  await photo.takes('day-sealed');
}

function inPieces(amount: number): Pieces {
  return Object.fromEntries(
    piecesOf(cents(amount)).map(({ denomination, count }): [TillPieceCode, number] => [
      `${denomination >= 100 ? 'b' : 'c'}${denomination}` as TillPieceCode,
      count,
    ]),
  );
}

/** Every file of the packet as it lies in the data folder, and a picture of each page. */
async function keepThePapers(office: Office, album: Album): Promise<void> {
  const from = join(office.home, 'packets');
  const to = join(album.folder, 'papers');
  mkdirSync(to, { recursive: true });
  for (const day of readdirSync(from)) {
    cpSync(join(from, day), to, { recursive: true });
    for (const pdf of readdirSync(join(from, day)).filter((name) => name.endsWith('.pdf'))) {
      const pages = await pdfPictures(readFileSync(join(from, day, pdf)), 1.5);
      for (const [at, page] of pages.entries())
        writeFileSync(join(to, `${basename(pdf, '.pdf')}-page-${at + 1}.png`), page);
    }
  }
}

async function daysOf({ window: { page } }: Supervisor): Promise<DemoDay[]> {
  const days = await ask<DayRow[]>(page, 'day.list', {});
  return Promise.all(
    days.map(async ({ businessDate, seal, depositedCents, overCents, shortCents }) => {
      const view = await ask<DayView>(page, 'day.show', { date: businessDate });
      return {
        date: businessDate,
        seal,
        deposit: depositedCents,
        overShort: sumCents([overCents, shortCents]),
        open: view.cis.openItems,
      };
    }),
  );
}
