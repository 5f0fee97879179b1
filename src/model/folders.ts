import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../cache-folder.js';

/** The package's own folder. */
export const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** A place to look in, and how to speak of it. */
export interface Place {
  readonly path: string;
  readonly source: string;
}

/** The first place that has the file, with its path there. An environment variable that is set is the only place. */
export async function findFile(file: string, variable: string, shared: string): Promise<Place | undefined> {
  const asked = process.env[variable];
  const places = asked
    ? [{ path: asked, source: `$${variable}` }]
    : [
        { path: join(PACKAGE, shared), source: 'package' },
        { path: join(PACKAGE, '../shared', shared), source: `../shared/${shared}` },
        { path: cacheFolder(shared), source: 'cache' },
      ];
  for (const { path, source } of places) {
    const found = join(path, file);
    if (await exists(found)) return { path: found, source };
  }
  return undefined;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
