import { simulateDays } from './hundred-days.ts';

simulateDays(51, 100);
