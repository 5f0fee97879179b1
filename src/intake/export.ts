import { mkdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import { systemFault } from '../system-error.js';
import type { Worker } from '../worker/worker.js';
import { type Place, placesIn } from './class-folder.js';
import { unpackClass } from './class-zip.js';
import type { Faults } from './class-zip-plan.js';
import { litterIn } from './open/left-out.js';
import type { ClassExport, Skipped } from './source.js';

/** An export that lies in a folder, perhaps an unpacked one. */
export interface OpenExport {
  /** The folder itself, and the only folder in it: a zip of an export often wraps one round it. */
  readonly levels: readonly (ClassExport & { readonly litter: readonly Skipped[] })[];
  /** What of the zip is broken, by its path in there. */
  readonly faults: Faults;
}

/**
 * Opens an export: a folder is left as it is, a zip unpacked into `folder`.
 *
 * @throws {GradelensError} `EXPORT_NOT_FOUND`, `EXPORT_UNREADABLE`, `EXPORT_TOO_LARGE`
 */
export async function openExport(
  given: string,
  folder: string,
  worker: Pick<Worker, 'run'>,
): Promise<OpenExport> {
  const path = resolve(given);
  const info = await stat(path).catch((error: unknown) => {
    throw new GradelensError(
      'EXPORT_NOT_FOUND',
      `${given} cannot be read: ${systemFault(error)?.what ?? 'it is not there'}. Give the folder or the zip that the platform made.`,
    );
  });
  if (info.isDirectory()) return { levels: await levels(path), faults: new Map() };
  if (!info.isFile() || !/\.zip$/i.test(path)) {
    throw new GradelensError(
      'EXPORT_UNREADABLE',
      `${given} is neither a folder nor a .zip. Give the folder or the zip that the platform made.`,
    );
  }
  const unpacked = join(
    folder,
    basename(path)
      .replace(/\.zip$/i, '')
      .replace(/^\.+$/, '_') || '_',
  );
  await mkdir(unpacked, { recursive: true });
  const faults = await unpackClass(path, unpacked, worker);
  return { levels: await levels(unpacked), faults };
}

async function levels(path: string): Promise<OpenExport['levels']> {
  const outer = await level(path);
  const [only, ...others] = outer.places;
  if (only?.kind !== 'folder' || others.length > 0 || typeof only.path !== 'string') return [outer];
  return [outer, await level(only.path)];
}

async function level(path: string): Promise<OpenExport['levels'][number]> {
  const all = await placesIn(path);
  const isLitter = ({ name }: Place): boolean => litterIn(name) !== undefined;
  return {
    ...{ path, name: basename(path), places: all.filter((each) => !isLitter(each)) },
    litter: all
      .filter(isLitter)
      .map(({ name }) => ({ entry: name, why: 'left behind by a program; nobody handed it in' })),
  };
}
