import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the fonts lie that came with the program: beside its sources, or beside what was built from them. */
export function fontsFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources', 'fonts');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error('the program came without its fonts');
  }
}
