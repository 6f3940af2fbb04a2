import type { z } from 'zod';
import { cents, formatDollars } from './money.ts';
import type { SettingKey } from './setting.ts';

/** Why a value cannot be a setting's. The window has words for each, in which `limit` is the bound that was broken. */
export const SETTING_FAULTS = [
  'shape',
  'empty',
  'too-long',
  'not-whole',
  'too-low',
  'too-high',
  'choice',
  'list-empty',
  'list-long',
  'code',
  'code-twice',
  'entry-twice',
  'date',
  'cash-number',
  'printer-start',
  'printer-form',
  'printer-host',
  'printer-port',
  'printer-path',
  'cis-start',
  'cis-secret',
  'cis-query',
] as const;
export type SettingFault = (typeof SETTING_FAULTS)[number];

/** The first thing that is wrong, as a code, and the bound that was broken as it is written; amounts in dollars. */
export function faultOfSetting(key: SettingKey, { issues: [issue] }: z.ZodError): { why: SettingFault; limit: string } {
  const why = issue ? codeOf(issue) : 'shape';
  const bound = issue?.code === 'too_small' ? issue.minimum : issue?.code === 'too_big' ? issue.maximum : '';
  const isAmount = /[cC]ents$/.test([key, ...(issue?.path ?? [])].join('.'));
  const inDollars = isAmount && (why === 'too-low' || why === 'too-high');
  return { why, limit: inDollars ? formatDollars(cents(Number(bound))) : String(bound) };
}

function codeOf(issue: z.core.$ZodIssue): SettingFault {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' || issue.expected === 'number' ? 'not-whole' : 'shape';
    case 'too_small':
      return issue.origin === 'string' ? 'empty' : issue.origin === 'array' ? 'list-empty' : 'too-low';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'list-long' : 'too-high';
    case 'invalid_format':
      return 'code';
    case 'invalid_value':
    case 'invalid_union':
      return 'choice';
    case 'custom':
      return SETTING_FAULTS.find((fault) => fault === issue.message) ?? 'shape';
    default:
      return 'shape';
  }
}
