import { chromium, headed } from '../chromium/browser.ts';
import { type PageTarget, setContentSize } from './page-target.ts';

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

export interface FrameOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  minWidth?: number;
  minHeight?: number;
  fullscreen?: boolean;
}

type Emit = (event: string, ...args: unknown[]) => unknown;

/** The screen of a headless run, which has none. */
export const screenSize = { width: 1920, height: 1080 };

/**
 * Size, place and state of a window. Electron answers these at once while Chromium is asked later, so
 * this is the truth for the app and Chromium follows. Windows have no borders here: the content's size
 * is the window's size.
 */
export class WindowFrame {
  bounds: Bounds;
  state: WindowState = 'normal';
  minimum: [number, number];
  private readonly target: Promise<PageTarget>;
  private readonly emit: Emit;

  constructor(options: FrameOptions, target: Promise<PageTarget>, emit: Emit) {
    this.target = target;
    this.emit = emit;
    this.minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    const { width, height } = this.clamp(options.width ?? 800, options.height ?? 600);
    this.bounds = { ...centered(width, height), width, height };
    this.bounds.x = options.x ?? this.bounds.x;
    this.bounds.y = options.y ?? this.bounds.y;
    if (options.fullscreen) this.enter('fullscreen');
    if (headed) void this.followPerson();
  }

  get contentSize(): { width: number; height: number } {
    return this.bounds;
  }

  setMinimum(width: number, height: number): void {
    this.minimum = [width, height];
    this.change({});
  }

  change(wanted: Partial<Bounds>): void {
    const before = this.bounds;
    const next = { ...before, ...wanted };
    this.bounds = { ...next, ...this.clamp(next.width, next.height) };
    const { x, y, width, height } = this.bounds;
    if (x !== before.x || y !== before.y) this.emit('move');
    if (width === before.width && height === before.height) return;
    this.emit('resize');
    this.tell(({ windowId }) => setContentSize(windowId, width, height));
  }

  center(): void {
    this.change(centered(this.bounds.width, this.bounds.height));
  }

  enter(state: WindowState): void {
    const before = this.state;
    if (state === before) return;
    this.state = state;
    // Chromium goes from one unusual state to another only by way of the usual one.
    const steps: WindowState[] = before === 'normal' || state === 'normal' ? [state] : ['normal', state];
    for (const windowState of steps) {
      this.tell(({ windowId }) =>
        chromium.session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } }),
      );
    }
    if (before === 'fullscreen') this.emit('leave-full-screen');
    if (before === 'minimized') this.emit('restore');
    if (before === 'maximized') this.emit('unmaximize');
    if (state === 'fullscreen') this.emit('enter-full-screen');
    if (state === 'minimized') this.emit('minimize');
    if (state === 'maximized') this.emit('maximize');
  }

  private clamp(width: number, height: number): { width: number; height: number } {
    const [minWidth, minHeight] = this.minimum;
    return { width: Math.max(Math.round(width), minWidth), height: Math.max(Math.round(height), minHeight) };
  }

  private tell(command: (target: PageTarget) => Promise<unknown>): void {
    void this.target.then((target) => command(target).catch(() => {}));
  }

  /** A person resizes the window by hand; the page's own size is what the app has to know. */
  private async followPerson(): Promise<void> {
    const { session } = await this.target;
    session.on<object>('Page.frameResized', () => {
      const expression = '[innerWidth, innerHeight]';
      session
        .send<{ result: { value: [number, number] } }>('Runtime.evaluate', { expression, returnByValue: true })
        .then(({ result: { value } }) => {
          const [width, height] = value;
          if (width === this.bounds.width && height === this.bounds.height) return;
          this.bounds = { ...this.bounds, width, height };
          this.emit('resize');
        })
        .catch(() => {});
    });
  }
}

function centered(width: number, height: number): { x: number; y: number } {
  return {
    x: Math.max(0, Math.round((screenSize.width - width) / 2)),
    y: Math.max(0, Math.round((screenSize.height - height) / 2)),
  };
}
