import { INITIAL_OVERSIGHT_LIMITS, type OversightLimits } from '#shared/exception.ts';
import type { Settings } from '#shared/setting.ts';

/** From when on something is an exception in this city. How much chance alone makes is no city's to set. */
export function oversightLimits(settings: Settings): OversightLimits {
  const initial = INITIAL_OVERSIGHT_LIMITS;
  return {
    ...initial,
    lateVoid: { minutes: settings['oversight.late-void-minutes'] },
    noSales: { ...initial.noSales, most: settings['oversight.no-sales-a-day'] },
    steadyShorts: { ...initial.steadyShorts, shorts: settings['oversight.shorts-of-ten'] },
    repeatApprover: { ...initial.repeatApprover, percent: settings['oversight.approver-percent'] },
    cashShare: { ...initial.cashShare, points: settings['oversight.cash-share-points'] },
  };
}
