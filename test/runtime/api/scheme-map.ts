/**
 * Chromium aborts a navigation to a scheme that it does not know before anyone can answer it. So a
 * custom scheme is shown to it as an https origin on the loopback domain, which keeps what the scheme
 * has on Electron: a stable, secure origin of its own. Main never sees that address.
 */
const known = new Set<string>();

const https = /^https:\/\/([a-z0-9_-]+)\.([a-z][a-z0-9+.-]*)\.localhost(?=[/?#]|$)/i;

export function registerScheme(scheme: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(scheme)) throw new Error(`electron stand-in: scheme '${scheme}' is not provided`);
  known.add(scheme);
}

/** `app://counter/path` as Chromium gets it: `https://counter.app.localhost/path`. */
export function toPageUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!known.has(scheme.toLowerCase())) return url;
  if (!/^[a-z0-9_-]+$/i.test(host)) throw new Error(`electron stand-in: host '${host}' in ${url} is not provided`);
  const origin = `https://${host}.${scheme}.localhost`.toLowerCase();
  return `${origin}${rest.startsWith('/') ? '' : '/'}${rest}`;
}

/** The way back, for every URL that main gets to see. */
export function toAppUrl(url: string): string {
  const [origin = '', host = '', scheme = ''] = https.exec(url) ?? [];
  return known.has(scheme) ? `${scheme}://${host}${url.slice(origin.length)}` : url;
}

export function urlPatterns(): string[] {
  return [...known].map((scheme) => `https://*.${scheme}.localhost/*`);
}

/** Within a content security policy, the app's own schemes have to name the origin that the page really has. */
export function toPagePolicy(policy: string): string {
  return policy.replace(
    /(?<![\w.-])([a-z][a-z0-9-]*):(?:\/\/([a-z0-9_*-]+))?(?=[\s;,/]|$)/gi,
    (source, scheme, host) => {
      if (!known.has(String(scheme).toLowerCase())) return source;
      return `https://${host ?? '*'}.${scheme}.localhost`;
    },
  );
}
