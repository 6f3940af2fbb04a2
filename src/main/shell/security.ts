import { type App, type Session, shell, type WebContents } from 'electron';

/** The origin of our own pages. */
export const APP_ORIGIN = 'app://counter';

/** Whether a URL is one of our own pages. Parsed, never compared as text: "app://counter.evil" is not ours. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === APP_ORIGIN;
}

/** Addresses that may be opened in the machine's browser. Everything else stays closed. */
const OPENABLE_HOSTS = ['www.municipalonlinepayments.com', 'www.copperascovetx.gov'];

export function mayOpenOutside(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' && parsed.port === '' && OPENABLE_HOSTS.includes(parsed.hostname);
}

/** No page may go elsewhere, open windows, embed others or get a permission; what it may open goes through one door. */
export function harden(app: App): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event, url) => {
      if (!isOurPage(url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (mayOpenOutside(url)) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
}
