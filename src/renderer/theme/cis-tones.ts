/** States of a payment on its way to the CIS that are not ordinary, and how they are shown. */
export const CIS_TONES: Record<string, string> = {
  rejected: 'bad',
  'needs-review': 'bad',
  unknown: 'warn',
  retrying: 'warn',
};

/** States of a print job that are not ordinary. */
export const PRINT_TONES: Record<string, string> = { uncertain: 'bad', failed: 'bad' };
