import { refusing } from '../page/refusing.ts';
import { Emitter } from './emitter.ts';
import { screenSize } from './window-frame.ts';

/** Modules that need no more than a few values: enough for an app to start and for a test to steer it. */

class PowerMonitor extends Emitter {
  onBatteryPower = false;

  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'on-ac',
      'on-battery',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'thermal-state-change',
    ]);
  }

  /** Tests put their own function here to make the machine look idle. */
  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(threshold: number): 'active' | 'idle' {
    return this.getSystemIdleTime() >= threshold ? 'idle' : 'active';
  }

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }
}

export const powerMonitor = new PowerMonitor();

const area = { x: 0, y: 0, ...screenSize };
const display = {
  id: 1,
  label: 'stand-in',
  bounds: area,
  workArea: area,
  size: screenSize,
  workAreaSize: screenSize,
  scaleFactor: 1,
  rotation: 0,
  internal: false,
  touchSupport: 'unavailable',
};

class Screen extends Emitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getPrimaryDisplay() {
    return display;
  }
  getAllDisplays() {
    return [display];
  }
  getDisplayMatching(_rectangle: object) {
    return display;
  }
  getDisplayNearestPoint(_point: object) {
    return display;
  }
  getCursorScreenPoint() {
    return { x: 0, y: 0 };
  }
}

export const screen = new Screen();

let copied: { text: string; html: string } = { text: '', html: '' };

/** In memory, so that tests running side by side do not see each other's. Pages have Chromium's own. */
export const clipboard = refusing('clipboard', {
  readText: () => copied.text,
  writeText(text: string): void {
    copied = { text: String(text), html: '' };
  },
  readHTML: () => copied.html,
  writeHTML(html: string): void {
    copied = { text: '', html: String(html) };
  },
  write({ text = '', html = '' }: { text?: string; html?: string }): void {
    copied = { text, html };
  },
  availableFormats: () => [copied.text && 'text/plain', copied.html && 'text/html'].filter(Boolean),
  clear(): void {
    copied = { text: '', html: '' };
  },
});

class NotificationClass extends Emitter {
  title: string;
  body: string;
  silent: boolean;

  constructor({ title = '', body = '', silent = false }: { title?: string; body?: string; silent?: boolean } = {}) {
    super('Notification', ['show', 'click', 'close', 'failed', 'reply', 'action']);
    this.title = title;
    this.body = body;
    this.silent = silent;
  }

  show(): void {
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }

  static isSupported(): boolean {
    return true;
  }
}

export const Notification = refusing('Notification', NotificationClass);

export const crashReporter = refusing('crashReporter', {
  start(_options: object): void {},
  getUploadToServer: () => false,
  setUploadToServer(_upload: boolean): void {},
  addExtraParameter(_key: string, _value: string): void {},
  removeExtraParameter(_key: string): void {},
});
