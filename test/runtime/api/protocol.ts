import { chromium } from '../chromium/browser.ts';
import { refusing } from '../page/refusing.ts';
import { app } from './app.ts';
import { answerRequest, failRequest, type PausedRequest, toRequest } from './intercepted-request.ts';
import { navigationIsAllowed } from './navigation.ts';
import { registerScheme, toAppUrl, urlPatterns } from './scheme-map.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, ProtocolHandler>();
let interception: Promise<unknown> = Promise.resolve();

/** Resolves when requests to every scheme known so far reach their handlers. */
export function schemesAreServed(): Promise<unknown> {
  return interception;
}

export function handlerOf(scheme: string): ProtocolHandler | undefined {
  return handlers.get(scheme);
}

/**
 * Intercepts at the browser, not at its pages, so that a test runner's own interception of a page
 * comes first and the two do not clash. Documents of any address come by, for `will-navigate`.
 */
function intercept(): void {
  const documents = ['http://*', 'https://*'].map((urlPattern) => ({ urlPattern, resourceType: 'Document' }));
  const patterns = [...urlPatterns().map((urlPattern) => ({ urlPattern })), ...documents];
  interception = chromium.session.send('Fetch.enable', { patterns });
  interception.catch(() => {});
}

/** Called once, when Chromium was started. */
export function startInterception(): void {
  chromium.session.on<PausedRequest>('Fetch.requestPaused', (paused) => {
    serve(paused).catch((error: unknown) => {
      console.error('electron stand-in: a protocol handler failed:', error);
      failRequest(paused, 'Failed');
    });
  });
  intercept();
}

async function serve(paused: PausedRequest): Promise<void> {
  const url = toAppUrl(paused.request.url);
  const isDocument = paused.resourceType === 'Document' && paused.redirectedRequestId === undefined;
  if (isDocument && !navigationIsAllowed(paused.frameId, url)) return failRequest(paused, 'Aborted');
  if (url === paused.request.url)
    return chromium.session.post('Fetch.continueRequest', { requestId: paused.requestId });
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler) return failRequest(paused, 'Failed');
  await answerRequest(paused, await handler(toRequest(paused, url)));
}

export const protocol = refusing('protocol', {
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (app.standInIsReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of schemes) registerScheme(scheme);
  },

  handle(scheme: string, handler: ProtocolHandler): void {
    if (!app.standInIsReady()) throw new Error('protocol.handle should be called after app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    registerScheme(scheme);
    handlers.set(scheme, handler);
    intercept();
  },

  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },

  isProtocolHandled: (scheme: string) => handlers.has(scheme),
});
