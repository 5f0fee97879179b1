import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PACKAGE } from '../../model/folders.js';

/** Where Node looks for this package's dependencies, the nearest first. */
export const packageFolders = (): string[] =>
  createRequire(join(PACKAGE, 'package.json')).resolve.paths('sharp') ?? [];

/** Every module of a package's folder, as a statement that loads it. `folder`: for example `mathjax-full/js/`. */
export async function loadsOf(folder: string): Promise<string[]> {
  for (const root of packageFolders()) {
    const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    const modules = names.filter((name) => name.endsWith('.js')).sort();
    if (modules.length > 0) return modules.map((name) => `require(${JSON.stringify(folder + name)});`);
  }
  return [];
}
