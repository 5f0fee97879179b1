import yauzl from 'yauzl';
import { mib, nameProblem, quote, type Taken, ZIP } from '../../batch/zip-rules.js';
import type { Task } from '../task.js';

/** The next bytes of a file: those of one name follow each other. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes of a part. */
const PART = 2 ** 20;

const litter = (name: string): boolean => /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db)(\/|$)/.test(name);

/** Gives the files of a zip as `ZipPart`s, all within the rules; or says which rule it breaks. */
export default (async ({ bytes }, part) => {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { strictFileNames: true });
    return { problem: await unpack(zip, part) };
  } catch (error) {
    return { problem: `it is no readable zip file (${(error as Error).message})` };
  }
}) satisfies Task<{ bytes: Uint8Array }, { problem?: string | undefined }>;

async function unpack(zip: yauzl.ZipFile, part: (value: ZipPart) => void): Promise<string | undefined> {
  let total = 0;
  const taken = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (litter(name)) continue;
    total += entry.uncompressedSize;
    const problem = problemOf(entry, taken, total);
    if (problem !== undefined) return problem;
    taken.add(name.toLowerCase());
    if (name.endsWith('/')) continue;
    let chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length < PART) continue;
      part({ name, bytes: Buffer.concat(chunks) });
      [chunks, length] = [[], 0];
    }
    part({ name, bytes: Buffer.concat(chunks) });
  }
  return undefined;
}

function problemOf(entry: yauzl.Entry, taken: Taken, total: number): string | undefined {
  const name = entry.fileName;
  // The upper half of the attributes is the Unix mode; 0 when the zip was made elsewhere.
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (type !== 0 && type !== 0o100000 && type !== 0o040000)
    return `${quote(name)} is a link or a device, not a file`;
  const problem = nameProblem(name, taken);
  if (problem !== undefined) return problem;
  if (entry.uncompressedSize > ZIP.fileBytes)
    return `${quote(name)} unpacks to more than ${mib(ZIP.fileBytes)}`;
  if (total > ZIP.totalBytes) return `it unpacks to more than ${mib(ZIP.totalBytes)}`;
  if (entry.uncompressedSize > ZIP.ratio * Math.max(entry.compressedSize, 1024)) {
    return `${quote(name)} is compressed more than ${ZIP.ratio} times, as a zip bomb is`;
  }
  if (entry.isEncrypted()) return `${quote(name)} is encrypted`;
  return undefined;
}
