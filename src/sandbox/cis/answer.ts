/** What a route answers, before it becomes bytes. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  /** Undefined: no body (304). */
  body?: Record<string, unknown>;
  /** Items put into the page after it was held against the contract: accounts that are broken on purpose. */
  brokenItems?: readonly unknown[];
};

/** A problem of RFC 9457 with the code that a client acts on. */
export function problem(
  status: number,
  code: string,
  title: string,
  detail = '',
  headers: Record<string, string> = {},
): Answer {
  const retryable = status === 409 || status === 429 || status >= 500;
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: { type: `urn:cis-gateway:problem:${code}`, title, status, code, retryable, ...(detail && { detail }) },
  };
}

export function json(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}
