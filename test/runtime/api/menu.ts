import { refusing } from '../page/refusing.ts';
import { app } from './app.ts';
import { Emitter } from './emitter.ts';
import { BrowserWindow } from './window.ts';

export interface MenuItemOptions {
  id?: string;
  label?: string;
  sublabel?: string;
  toolTip?: string;
  type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio' | 'header' | 'palette';
  role?: string;
  accelerator?: string;
  enabled?: boolean;
  visible?: boolean;
  checked?: boolean;
  registerAccelerator?: boolean;
  acceleratorWorksWhenHidden?: boolean;
  icon?: unknown;
  submenu?: MenuItemOptions[] | MenuClass;
  click?: (item: MenuItemClass, window: BrowserWindow | undefined, event: object) => void;
}

/** What a role does when it is clicked; a role without an entry is known but can only be clicked on Electron. */
const roles: Record<string, (window: BrowserWindow | undefined) => void> = {
  quit: () => app.quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.reload(),
  forcereload: (window) => window?.webContents.reloadIgnoringCache(),
  togglefullscreen: (window) => window?.setFullScreen(!window.isFullScreen()),
  resetzoom: (window) => window?.webContents.setZoomLevel(0),
  zoomin: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + 0.5),
  zoomout: (window) => window?.webContents.setZoomLevel(window.webContents.getZoomLevel() - 0.5),
};

let lastCommand = 0;

class MenuItemClass {
  id: string | undefined;
  label: string;
  sublabel: string;
  toolTip: string;
  type: NonNullable<MenuItemOptions['type']>;
  role: string | undefined;
  accelerator: string | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  registerAccelerator: boolean;
  icon: unknown;
  submenu: MenuClass | undefined;
  menu: MenuClass | undefined;
  readonly commandId = ++lastCommand;
  click: (event?: object, window?: BrowserWindow) => void;

  constructor(options: MenuItemOptions) {
    const { submenu, role } = options;
    this.submenu = Array.isArray(submenu) ? MenuClass.buildFromTemplate(submenu) : submenu;
    this.id = options.id;
    this.role = role?.toLowerCase();
    this.label = options.label ?? role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.type = options.type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = options.accelerator;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.icon = options.icon;
    this.menu = undefined;
    this.click = (event = {}, window = BrowserWindow.getFocusedWindow() ?? undefined) => {
      if (!this.enabled) return;
      this.check();
      if (options.click) return options.click(self, window, event);
      if (this.role === undefined) return;
      const act = roles[this.role];
      if (!act) throw new Error(`electron stand-in: a click on the menu role ${this.role} is not provided`);
      act(window);
    };
    const self = refusing('MenuItem', this);
    // biome-ignore lint/correctness/noConstructorReturn: the refusing proxy is the item for everybody
    return self;
  }

  private check(): void {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type !== 'radio') return;
    for (const other of this.menu?.items ?? []) if (other.type === 'radio') other.checked = false;
    this.checked = true;
  }
}

/** A menu without a picture: the tree of its items, which a test finds by id and clicks. */
class MenuClass extends Emitter {
  readonly items: MenuItemClass[] = [];

  constructor() {
    super('Menu', ['menu-will-show', 'menu-will-close']);
  }

  append(item: MenuItemClass): void {
    this.insert(this.items.length, item);
  }

  insert(position: number, item: MenuItemClass): void {
    item.menu = this;
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItemClass | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  static buildFromTemplate(template: (MenuItemOptions | MenuItemClass)[]): MenuClass {
    const menu = new MenuClass();
    for (const entry of template) menu.append(entry instanceof MenuItemClass ? entry : new MenuItemClass(entry));
    return menu;
  }

  static setApplicationMenu(menu: MenuClass | null): void {
    app.applicationMenu = menu;
  }

  static getApplicationMenu(): MenuClass | null {
    return app.applicationMenu as MenuClass | null;
  }
}

export const Menu = refusing('Menu', MenuClass);
export const MenuItem = refusing('MenuItem', MenuItemClass);
