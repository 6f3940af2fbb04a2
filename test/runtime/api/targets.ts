import { chromium } from '../chromium/browser.ts';

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

interface Adopted {
  gone(): void;
}

const adopted = new Map<string, Adopted>();
const strays = new Map<string, TargetInfo>();
const arrivals = new Set<(info: TargetInfo) => void>();
let expected = 0;

/**
 * Watches all pages of Chromium. A page that no window of the app asked for, such as a popup that
 * slipped past the page's own guard, does not exist on Electron and is closed at once.
 */
export function watchTargets(): void {
  const { session } = chromium;
  session.on<{ targetInfo: TargetInfo }>('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type !== 'page' || adopted.has(targetInfo.targetId)) return;
    strays.set(targetInfo.targetId, targetInfo);
    for (const arrival of arrivals) arrival(targetInfo);
    closeStrays();
  });
  session.on<{ targetInfo: TargetInfo }>('Target.targetInfoChanged', ({ targetInfo }) => {
    if (!strays.has(targetInfo.targetId)) return;
    for (const arrival of arrivals) arrival(targetInfo);
  });
  session.on<{ targetId: string }>('Target.targetDestroyed', ({ targetId }) => {
    strays.delete(targetId);
    adopted.get(targetId)?.gone();
    adopted.delete(targetId);
  });
  session.post('Target.setDiscoverTargets', { discover: true });
}

/** While a page is being opened, its own arrival must not be taken for a stray's. */
export async function adoptTarget(open: () => Promise<string>, owner: Adopted): Promise<string> {
  expected++;
  try {
    const targetId = await open();
    strays.delete(targetId);
    adopted.set(targetId, owner);
    return targetId;
  } finally {
    expected--;
    closeStrays();
  }
}

/** Tells of every page that nobody has adopted yet, until it is told to stop. */
export function onArrival(listener: (info: TargetInfo) => void): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

function closeStrays(): void {
  if (expected > 0) return;
  for (const targetId of strays.keys()) closeTarget(targetId);
}

const closing = new Set<string>();

/** Chromium forgets a request to close that meets a navigation, so it is repeated until the page is gone. */
export function closeTarget(targetId: string): void {
  if (closing.has(targetId)) return;
  closing.add(targetId);
  const attempt = () => {
    if (adopted.has(targetId) || strays.has(targetId)) {
      chromium.session.post('Target.closeTarget', { targetId });
      setTimeout(attempt, 200);
    } else {
      closing.delete(targetId);
    }
  };
  attempt();
}
