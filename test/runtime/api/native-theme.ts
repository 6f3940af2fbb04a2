import { Emitter } from './emitter.ts';
import { windows } from './registry.ts';

/** The system's own theme is always light here; pages follow `themeSource` as they do on Electron. */
class NativeTheme extends Emitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  readonly inForcedColorsMode = false;
  private source: 'system' | 'light' | 'dark' = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    if (source === this.source) return;
    this.source = source;
    for (const window of windows) window.webContents.standInSetColorScheme(source === 'system' ? '' : source);
    this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme();
