import { shell } from 'electron';

/** Hands a file to the computer's own program for it. The caller has made sure that it is one of ours. */
export function openFile(path: string): Promise<string> {
  return shell.openPath(path);
}
