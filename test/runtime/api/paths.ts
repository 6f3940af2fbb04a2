import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** The folders of `app.getPath`, with Linux's defaults. */
export class Paths {
  private readonly set = new Map<string, string>();
  private readonly appName: () => string;

  constructor(appName: () => string, executable: string, userData: string | undefined) {
    this.appName = appName;
    this.set.set('exe', executable);
    this.set.set('module', executable);
    this.set.set('assets', dirname(executable));
    if (userData) this.set.set('userData', userData);
  }

  get(name: string): string {
    const path = this.set.get(name) ?? this.standard(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  change(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.get(name);
    this.set.set(name, path);
  }

  private standard(name: string): string | undefined {
    const home = homedir();
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return process.env.XDG_CONFIG_HOME || join(home, '.config');
      case 'userData':
        return join(this.get('appData'), this.appName());
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return join(this.get('userData'), 'logs');
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad');
      case 'temp':
        return tmpdir();
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return join(home, name.charAt(0).toUpperCase() + name.slice(1));
    }
    return undefined;
  }
}
