import { Emitter } from './emitter.ts';
import { windowEvents } from './event-names.ts';
import type { PageTarget } from './page-target.ts';
import { type Bounds, type FrameOptions, WindowFrame } from './window-frame.ts';

/** The half of a window that is about its size, place and state; each method is one of Electron's. */
export class SizedWindow extends Emitter {
  protected readonly target: Promise<PageTarget>;
  protected readonly frame: WindowFrame;
  protected opened: (target: PageTarget) => void = () => {};

  constructor(options: FrameOptions) {
    super('BrowserWindow', windowEvents);
    this.target = new Promise((resolve) => {
      this.opened = resolve;
    });
    this.frame = new WindowFrame(options, this.target, (event, ...args) => this.emit(event, ...args));
  }

  getBounds(): Bounds {
    return this.frame.bounds;
  }

  getNormalBounds(): Bounds {
    return this.frame.bounds;
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.frame.change(bounds);
  }

  getContentBounds(): Bounds {
    return this.frame.bounds;
  }

  getSize(): [number, number] {
    return [this.frame.bounds.width, this.frame.bounds.height];
  }

  setSize(width: number, height: number): void {
    this.frame.change({ width, height });
  }

  getContentSize(): [number, number] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.frame.change({ width, height });
  }

  getPosition(): [number, number] {
    return [this.frame.bounds.x, this.frame.bounds.y];
  }

  setPosition(x: number, y: number): void {
    this.frame.change({ x, y });
  }

  getMinimumSize(): [number, number] {
    return this.frame.minimum;
  }

  setMinimumSize(width: number, height: number): void {
    this.frame.setMinimum(width, height);
  }

  center(): void {
    this.frame.center();
  }

  minimize(): void {
    this.frame.enter('minimized');
  }

  isMinimized(): boolean {
    return this.frame.state === 'minimized';
  }

  maximize(): void {
    this.frame.enter('maximized');
  }

  unmaximize(): void {
    if (this.isMaximized()) this.frame.enter('normal');
  }

  isMaximized(): boolean {
    return this.frame.state === 'maximized';
  }

  restore(): void {
    this.frame.enter('normal');
  }

  isNormal(): boolean {
    return this.frame.state === 'normal';
  }

  setFullScreen(flag: boolean): void {
    if (flag !== this.isFullScreen()) this.frame.enter(flag ? 'fullscreen' : 'normal');
  }

  isFullScreen(): boolean {
    return this.frame.state === 'fullscreen';
  }
}
