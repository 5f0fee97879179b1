import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../cache-folder.js';

/** Where engines are looked for that are no dependency: `$GRADELENS_ENGINES`, else `engines` of the user's cache. */
export const enginesFolder = (): string => resolve(process.env.GRADELENS_ENGINES ?? cacheFolder('engines'));

/**
 * The entry file of a package that the user may have installed: beside this program, or in `enginesFolder()`. Never in
 * the working folder, which may be a hand-in.
 */
export function findPackage(name: string): string | undefined {
  for (const from of [import.meta.url, join(enginesFolder(), 'package.json')]) {
    try {
      const found = createRequire(from).resolve(name);
      if (existsSync(found)) return found;
    } catch {
      // Not there.
    }
  }
  return undefined;
}
