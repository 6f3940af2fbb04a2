import type { TenderOffer } from '#shared/contract/tender.ts';
import { ok, type Result } from '#shared/failure.ts';
import { TENDER_CODES } from '#shared/tender.ts';
import type { Office } from '../office.ts';

/** What the counter takes today: kinds of tender that are active, issuers, things paid without an account, reasons. */
export function offerTenders(office: Office): Result<TenderOffer> {
  const settings = office.settingsNow();
  const tenders = TENDER_CODES.map((code) => ({ code, ...settings[`tender.${code}`] })).filter(({ active }) => active);
  return ok({
    tenders,
    issuers: settings['money-order.issuers'],
    misc: settings['misc.items'],
    reasons: {
      void: settings['reasons.void'],
      correction: settings['reasons.correction'],
      'refuse-check': settings['reasons.refuse-check'],
      'over-short': settings['reasons.over-short'],
      'reject-count': settings['reasons.reject-count'],
      'no-sale': settings['reasons.no-sale'],
    },
  });
}
