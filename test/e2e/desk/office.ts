import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { FaultRule } from '#sandbox/cis/faults.ts';
import { type Gateway, startGateway } from '#sandbox/cis/gateway.ts';
import type { PrinterFault } from '#sandbox/printer/printer-fault.ts';
import { VirtualPrinter } from '#sandbox/printer/virtual-printer.ts';
import { Clerk } from './clerk.ts';
import { launchCounter } from './launch.ts';

/** The office that the counter stands in: a CIS, a printer, a data folder; all of them can be broken. */
export class Office {
  readonly home: string;
  readonly cis: Gateway;
  readonly printer: VirtualPrinter;
  private app: ElectronApplication | null = null;
  private readonly errors: string[] = [];

  private constructor(home: string, cis: Gateway, printer: VirtualPrinter) {
    this.home = home;
    this.cis = cis;
    this.printer = printer;
  }

  /** `home` is the data folder, else a new one. `startMs` sets the office's clock, the CIS's included; without it they run on the machine's. */
  static async build(given: { accounts?: number; startMs?: number; home?: string } = {}): Promise<Office> {
    const printer = new VirtualPrinter();
    await printer.start();
    const { startMs } = given;
    const offsetMs = startMs === undefined ? 0 : startMs - Date.now();
    const cis = await startGateway({
      accounts: given.accounts ?? 300,
      log: () => undefined,
      now: () => Date.now() + offsetMs,
    });
    return new Office(given.home ?? mkdtempSync(join(tmpdir(), 'counter-305-')), cis, printer);
  }

  /** The counter is switched on; gives the clerk who stands before its window. */
  async open(env: Record<string, string> = {}): Promise<Clerk> {
    this.app = await launchCounter({
      COUNTER_HOME: this.home,
      COUNTER_CIS_URL: this.cis.url,
      COUNTER_CIS_TOKEN: this.cis.token,
      COUNTER_PRINTER: this.printer.address,
      ...env,
    });
    const page = await this.app.firstWindow();
    page.on('pageerror', (error) => this.errors.push(error.message));
    const clerk = new Clerk(page);
    await clerk.window.isThere();
    return clerk;
  }

  /** The counter is closed in order and switched on again a day later; the CIS's clock stays. */
  async opensTheNextMorning(): Promise<Clerk> {
    await this.close();
    return this.open({ COUNTER_CLOCK: new Date(Date.now() + 86_400_000).toISOString() });
  }

  running(): ElectronApplication {
    if (!this.app) throw new Error('the counter is not open');
    return this.app;
  }

  /** The plug is pulled: no farewell. Resolves when the process is gone. */
  async pullThePlug(): Promise<void> {
    const process_ = this.running().process();
    const gone = new Promise((resolve) => process_.once('exit', resolve));
    process_.kill('SIGKILL');
    await gone;
    this.app = null;
  }

  async close(): Promise<void> {
    await this.app?.close();
    this.app = null;
  }

  breakPrinter(fault: PrinterFault): void {
    this.printer.setFault(fault);
  }

  breakCis(...rules: FaultRule[]): Promise<void> {
    return this.cis.setFaults(rules);
  }

  /** What the CIS holds: cents by receipt number is not its business, so by reference. */
  inTheCis(): { paymentRef: string; accountNo: string; amountCents: number }[] {
    return this.cis.ledger.payments();
  }

  receiptsOnPaper(): string[] {
    return this.printer.printed.map((job) => job.text);
  }

  async tearDown(): Promise<string[]> {
    await this.app?.close();
    await this.cis.close();
    await this.printer.stop();
    rmSync(this.home, { recursive: true, force: true });
    const breaches = this.cis.breaches();
    return breaches === 0 ? this.errors : [...this.errors, `the sandbox broke its contract ${breaches} times`];
  }
}
