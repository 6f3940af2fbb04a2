import { refusing } from '../page/refusing.ts';

interface Request {
  readonly call: 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep';
  readonly argument: string;
}

const requests: Request[] = [];

/** Nothing is opened on the machine that runs the tests; what was asked for is kept in `standInRequests`. */
export const shell = refusing('shell', {
  standInRequests: requests,
  async openExternal(url: string): Promise<void> {
    requests.push({ call: 'openExternal', argument: new URL(url).href });
  },
  async openPath(path: string): Promise<string> {
    requests.push({ call: 'openPath', argument: path });
    return '';
  },
  showItemInFolder(path: string): void {
    requests.push({ call: 'showItemInFolder', argument: path });
  },
  beep(): void {
    requests.push({ call: 'beep', argument: '' });
  },
});
