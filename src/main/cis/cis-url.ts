import type { SettingFault } from '#shared/setting-fault.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

/** What is wrong with the address of a CIS gateway; null if nothing. Plain http only on this machine. */
export function checkCisUrl(text: string): SettingFault | null {
  if (!URL.canParse(text)) return 'cis-start';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return 'cis-start';
  if (url.username !== '' || url.password !== '') return 'cis-secret';
  return url.search === '' && url.hash === '' ? null : 'cis-query';
}
