import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { GradelensError } from '../errors.js';

/** What a hand-in's zip may hold; more is a bomb or a mistake. */
const LIMITS = { entries: 1000, fileBytes: 32 * 2 ** 20, totalBytes: 128 * 2 ** 20, ratio: 200, depth: 8 };

const litter = (name: string): boolean => /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db)(\/|$)/.test(name);

/**
 * Unpacks a hand-in's zip into an empty folder.
 *
 * Refused, with the entry's name: paths that leave the folder, absolute paths, links and devices, names that differ
 * only in case, encrypted entries, and anything over the limits (1,000 files, 32 MiB a file, 128 MiB in all, a
 * compression ratio over 200, 8 levels). Finder's and Explorer's litter is left out.
 *
 * @throws {GradelensError} `ZIP_REFUSED`
 */
export async function unzip(path: string, folder: string): Promise<void> {
  const zip = await yauzl.openPromise(path, { strictFileNames: true }).catch((error: Error) => {
    throw refused(`it is no readable zip file (${error.message})`);
  });
  try {
    let total = 0;
    const seen = new Set<string>();
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (litter(name)) continue;
      total += entry.uncompressedSize;
      const problem = problemOf(entry, seen, total);
      if (problem) throw refused(problem);
      seen.add(name.toLowerCase());
      if (name.endsWith('/')) continue;
      const target = join(folder, ...name.split('/'));
      if (!target.startsWith(folder + sep)) throw refused(`${quote(name)} leaves the folder`);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }));
    }
  } catch (error) {
    throw error instanceof GradelensError ? error : refused((error as Error).message);
  } finally {
    zip.close();
  }
}

function problemOf(entry: yauzl.Entry, seen: ReadonlySet<string>, total: number): string | undefined {
  const name = entry.fileName;
  // The upper half of the attributes is the Unix mode; 0 when the zip was made elsewhere.
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (type !== 0 && type !== 0o100000 && type !== 0o040000)
    return `${quote(name)} is a link or a device, not a file`;
  if (seen.has(name.toLowerCase()))
    return `${quote(name)} is there twice, or differs from another name only in case`;
  if (seen.size >= LIMITS.entries) return `it holds more than ${LIMITS.entries} files`;
  if (name.split('/').length > LIMITS.depth)
    return `${quote(name)} lies more than ${LIMITS.depth} folders deep`;
  if (entry.uncompressedSize > LIMITS.fileBytes)
    return `${quote(name)} unpacks to more than ${mib(LIMITS.fileBytes)}`;
  if (total > LIMITS.totalBytes) return `it unpacks to more than ${mib(LIMITS.totalBytes)}`;
  if (entry.uncompressedSize > LIMITS.ratio * Math.max(entry.compressedSize, 1024)) {
    return `${quote(name)} is compressed more than ${LIMITS.ratio} times, as a zip bomb is`;
  }
  if (entry.isEncrypted()) return `${quote(name)} is encrypted`;
  return undefined;
}

const mib = (bytes: number): string => `${bytes / 2 ** 20} MiB`;
const quote = (name: string): string => JSON.stringify(name.slice(0, 80));
const refused = (why: string): GradelensError =>
  new GradelensError(
    'ZIP_REFUSED',
    `The zip was not unpacked: ${why}. Zip the folder with the hand-in's files again.`,
  );
