import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chromium, headed } from '../chromium/browser.ts';
import type { Session } from '../chromium/connection.ts';
import { mainWorldSource, preloadSource, preloadWorldSource } from '../page/source.ts';
import { openAppWindow } from './app-window.ts';
import { adoptTarget } from './targets.ts';

/** Names what belongs to the stand-in inside pages. Random, so that no page can guess it. */
export const key = `k${randomBytes(12).toString('hex')}`;

export interface PageTarget {
  /** Also the id of the page's main frame. */
  readonly targetId: string;
  readonly session: Session;
  readonly windowId: number;
}

/** What the owner of the page says about it and wants to hear of it. */
export interface PageOwner {
  readonly width: number;
  readonly height: number;
  readonly preload: string | undefined;
  /** The page is there and silent; listeners that are set now miss nothing. */
  attached(targetId: string, session: Session): void;
  gone(): void;
}

/** Opens one page in a window of its own and prepares it for the app's documents. */
export async function openPage(owner: PageOwner): Promise<PageTarget> {
  let session: Session | undefined;
  const gone = () => {
    session?.end();
    owner.gone();
  };
  const targetId = await adoptTarget(() => createTarget(owner), { gone });
  const { sessionId } = await chromium.session.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  session = chromium.protocol.session(sessionId);
  owner.attached(targetId, session);
  const window = chromium.session.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId });
  const [{ windowId }] = await Promise.all([window, ...prepare(session, owner.preload)]);
  await setContentSize(windowId, owner.width, owner.height);
  return { targetId, session, windowId };
}

async function createTarget({ width, height }: PageOwner): Promise<string> {
  if (headed) return openAppWindow(width, height);
  const created = chromium.session.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  });
  return (await created).targetId;
}

/** Makes the page area itself that large; a window's outer size would include Chromium's own bars. */
export async function setContentSize(windowId: number, width: number, height: number): Promise<void> {
  await chromium.session.send('Browser.setContentsSize', { windowId, width, height });
}

function prepare(session: Session, preload: string | undefined): Promise<unknown>[] {
  const { electron, chrome, node } = process.versions;
  const preloadProcess = {
    type: 'renderer',
    platform: process.platform,
    arch: process.arch,
    versions: { electron, chrome, node },
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
  };
  const inPreloadWorld = (source: string) =>
    session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: key });
  return [
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Inspector.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: `${key}binding`, executionContextName: key }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(key) }),
    inPreloadWorld(preloadWorldSource(key, preloadProcess)),
    ...(preload === undefined ? [] : [inPreloadWorld(preloadSource(key, preload, readPreload(preload)))]),
  ];
}

/** An unreadable preload does not stop Electron from showing the page; it says so and goes on. */
function readPreload(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    console.error(`Unable to load preload script: ${path}`);
    return `throw new Error(${JSON.stringify(String(error))});`;
  }
}
