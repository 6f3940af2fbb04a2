import type { AppEvent } from '#shared/contract/index.ts';
import type { Person } from '#shared/contract/session.ts';
import { Broken, SimulationFailure, type Tally } from './broken.ts';
import { checkBalance } from './checks/balance.ts';
import { cisCheck } from './checks/cis.ts';
import { checkCorrections } from './checks/corrections.ts';
import { checkDoneOnce } from './checks/done-once.ts';
import { checkDrafts } from './checks/drafts.ts';
import { numberingCheck } from './checks/numbering.ts';
import { checkCounts, checkOutbox } from './checks/outbox.ts';
import { paperCheck } from './checks/paper.ts';
import { checkPayments } from './checks/payments.ts';
import { twoPeopleCheck } from './checks/two-people.ts';
import { checkVoids } from './checks/voids.ts';
import { checkWhole } from './checks/whole.ts';
import { hearingEchoes, nextTurn } from './echoes.ts';
import { theEnd } from './end.ts';
import { Station } from './station.ts';
import { accessSteps } from './steps/access-steps.ts';
import { approvalSteps } from './steps/approval-steps.ts';
import { closeSteps } from './steps/close-steps.ts';
import { correctSteps } from './steps/correct-steps.ts';
import { counterSteps } from './steps/counter-steps.ts';
import { drawerSteps } from './steps/drawer-steps.ts';
import { oversightSteps } from './steps/oversight-steps.ts';
import { parkSteps } from './steps/park-steps.ts';
import { paymentSteps } from './steps/payment-steps.ts';
import { personSteps } from './steps/person-steps.ts';
import { lookAround, type Moment, type Step } from './steps/step.ts';
import { voidSteps } from './steps/void-steps.ts';
import { worldSteps } from './steps/world-steps.ts';
import { tallyOf } from './tally.ts';
import { openHouse } from './town.ts';
import { type Spoil, World } from './world.ts';

const STEPS: readonly Step[] = [
  ...personSteps,
  ...accessSteps,
  ...drawerSteps,
  ...oversightSteps,
  ...closeSteps,
  ...paymentSteps,
  ...parkSteps,
  ...approvalSteps,
  ...voidSteps,
  ...correctSteps,
  ...counterSteps,
  ...worldSteps,
];
/** How often everything is verified after a crash; the incremental checks run after every step. */
const WHOLE_AFTER_CRASH = 0.1;
/** So many steps before the end the line to the CIS may be cut, so that the end begins with a full queue. */
const LAST_STORM = 25;

/** One seeded stretch of days at one station. Throws a SimulationFailure at the first broken promise. */
export async function run(seed: number, steps: number, spoil: Spoil = {}): Promise<Tally> {
  const world = new World(seed, spoil);
  const station = new Station(world, await openHouse(world.chance.chance(0.05)));
  const check = checkerOf(world);
  station.heard = (event) => hear(world, event);
  const escaped = (error: unknown): void => world.report('answers', `nobody heard of ${String(error)}`);
  try {
    await hearingEchoes(escaped, async () => {
      await station.start();
      world.window.staff = await whoIsThere(station);
      check();
      for (world.step = 1; world.step <= steps; world.step += 1) {
        if (world.step === steps - LAST_STORM) lastStorm(world);
        await oneStep(world, station);
        spoil.files?.(station.home, world);
        check();
      }
      await theEnd(world, station, check);
    });
    return tallyOf(world, steps, true);
  } catch (error) {
    const broken = error instanceof Broken ? error : new Broken('answers', stackOf(error));
    throw new SimulationFailure({ ...world, steps, tally: tallyOf(world, steps, false) }, broken);
  } finally {
    station.throwAway();
  }
}

async function oneStep(world: World, station: Station): Promise<void> {
  const moment = await lookAround(station);
  if (moment) {
    checkCounts(world, moment);
    await choose(world, moment).run(world, station, moment);
  }
  await nextTurn();
  if (station.alive) return;
  if (station.fuse.blewAt) world.note(`the power went at ${station.fuse.blewAt}`);
  station.bury();
  await station.start();
  world.books.read();
  if (world.chance.chance(WHOLE_AFTER_CRASH)) checkWhole(world);
}

async function whoIsThere(station: Station): Promise<Person[]> {
  const people = await station.request('session.people');
  return people?.ok ? (people.data as Person[]) : [];
}

function lastStorm(world: World): void {
  if (!world.chance.chance(0.5)) return;
  world.note('the line to the CIS is cut');
  world.weather.unplug();
}

function choose(world: World, moment: Moment): Step {
  return world.chance.weighted(STEPS.map((step) => [step.weight(moment, world), step] as const));
}

/** Everything that is checked after each step, each only as far as something is new. */
function checkerOf(world: World): () => void {
  const numbering = numberingCheck(world);
  const paper = paperCheck(world);
  const cis = cisCheck(world);
  const twoPeople = twoPeopleCheck(world);
  return () => {
    world.books.read();
    const facts = world.books.fresh();
    checkDoneOnce(world);
    checkPayments(world, facts);
    checkVoids(world, facts);
    checkCorrections(world, facts);
    twoPeople(facts);
    numbering(facts);
    paper(facts);
    cis(facts);
    checkOutbox(world);
    checkDrafts(world);
    world.stopIfBroken();
  };
}

function hear(world: World, event: AppEvent): void {
  if (event.name !== 'account.changed') return;
  try {
    checkBalance(world, event.payload);
  } catch (error) {
    world.report('chain', String(error));
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
