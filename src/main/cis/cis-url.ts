const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

/** What is wrong with the address of a CIS gateway, in words; null if nothing. Plain http only on this machine. */
export function checkCisUrl(text: string): string | null {
  if (!URL.canParse(text)) return 'not an address; it starts with https://';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) {
    return 'the address must start with https:// (http:// only for this computer)';
  }
  if (url.username !== '' || url.password !== '') return 'the address must not contain a name or password';
  return url.search === '' && url.hash === '' ? null : 'the address must not contain ? or #';
}
