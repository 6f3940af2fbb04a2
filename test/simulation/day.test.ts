import { simulateDays } from './hundred-days.ts';

/** The first half of the hundred simulated stretches of days; the second half is in a file of its own, to run beside it. */
simulateDays(1, 50);
