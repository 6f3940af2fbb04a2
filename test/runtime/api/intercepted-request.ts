import { STATUS_CODES } from 'node:http';
import { chromium } from '../chromium/browser.ts';
import { toAppUrl, toPagePolicy } from './scheme-map.ts';

/** The event of Chromium's Fetch domain, as far as it is used here. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly hasPostData?: boolean;
    readonly postData?: string;
    readonly postDataEntries?: { bytes?: string }[];
  };
}

/** The request as a protocol handler gets it: with the app's own URL, also in its headers. */
export function toRequest({ request }: PausedRequest, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    const isUrl = ['origin', 'referer'].includes(name.toLowerCase());
    headers.append(name, isUrl ? toAppUrl(value) : value);
  }
  const bodyless = request.method === 'GET' || request.method === 'HEAD';
  return new Request(url, { method: request.method, headers, body: bodyless ? null : bodyOf(request) });
}

function bodyOf(request: PausedRequest['request']): Buffer<ArrayBuffer> | null {
  if (!request.hasPostData) return null;
  const entries = request.postDataEntries ?? [];
  if (entries.some(({ bytes }) => bytes === undefined) || entries.length === 0) {
    throw new Error('electron stand-in: the body of a request from a file is not provided');
  }
  return Buffer.concat(entries.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')));
}

export async function answerRequest(paused: PausedRequest, response: Response): Promise<void> {
  if (!(response instanceof Response)) throw new Error('a protocol handler has to return a Response');
  if (response.type === 'error') return failRequest(paused, 'Failed');
  const responseHeaders = [...response.headers].map(([name, value]) => {
    const isPolicy = name === 'content-security-policy' || name === 'content-security-policy-report-only';
    return { name, value: isPolicy ? toPagePolicy(value) : value };
  });
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const answer = {
    requestId: paused.requestId,
    responseCode: response.status,
    responsePhrase: response.statusText || STATUS_CODES[response.status] || 'Unknown',
    responseHeaders,
    body,
  };
  // This fails when the page is gone by now, or when Chromium does not like the answer; then it must not wait.
  chromium.session.send('Fetch.fulfillRequest', answer).catch(() => failRequest(paused, 'Failed'));
}

export function failRequest(paused: PausedRequest, errorReason: 'Failed' | 'Aborted'): void {
  chromium.session.post('Fetch.failRequest', { requestId: paused.requestId, errorReason });
}
