import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { zipName } from '../../intake/open/formats/zip-name.js';
import { plainName } from '../../intake/open/names.js';
import type { Task } from '../task.js';

/** A stretch of a zip's bytes, and where it lies in the file. */
export interface Stretch {
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** A file of a class's zip. `place`: its number in the zip's table. */
export interface ZipEntry {
  readonly place: number;
  readonly name: string;
  /** Bytes unpacked, and in the zip. */
  readonly size: number;
  readonly packed: number;
  /** Where it begins. */
  readonly at: number;
  readonly odd?: 'link' | 'encrypted' | undefined;
}

interface Input {
  /** Bytes of the zip. */
  readonly size: number;
  /** The zip's end, with its table, and the stretch that holds what is wanted. */
  readonly stretches: readonly Stretch[];
  /** Numbers of entries to unpack; none: all are listed. */
  readonly wanted?: readonly number[] | undefined;
}

/** Bytes of a part, and entries listed in one. */
const [PART, LISTED] = [2 ** 20, 500];

/**
 * Reads a class's zip, of which it gets one stretch after the other, since it may be larger than memory: lists its files
 * (`ZipEntry[]`), or unpacks some (`{ place, bytes }`, and `{ place, damaged }` at the end of each).
 */
export default (async ({ size, stretches, wanted }, part) => {
  const zip = await yauzl.fromRandomAccessReaderPromise(new Stretches(stretches), size, {
    decodeStrings: false,
    autoClose: false,
  });
  const list: ZipEntry[] = [];
  const which = wanted && new Set(wanted);
  let place = -1;
  for await (const entry of zip.eachEntry()) {
    place++;
    if (which === undefined) list.push(described(entry, place));
    else if (which.has(place)) await unpack(zip, entry, place, part);
  }
  for (let i = 0; i < list.length; i += LISTED) part(list.slice(i, i + LISTED));
}) satisfies Task<Input, void>;

function described(entry: yauzl.Entry, place: number): ZipEntry {
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  return {
    ...{ place, name: plainName(zipName(entry)), size: entry.uncompressedSize, packed: entry.compressedSize },
    at: entry.relativeOffsetOfLocalHeader,
    odd: entry.isEncrypted() ? 'encrypted' : [0, 0o100000, 0o040000].includes(type) ? undefined : 'link',
  };
}

async function unpack(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  place: number,
  part: (value: unknown) => void,
): Promise<void> {
  let [chunks, length, sum]: [Buffer[], number, number] = [[], 0, 0];
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      chunks.push(chunk);
      length += chunk.length;
      if (length < PART) continue;
      part({ place, bytes: Buffer.concat(chunks) });
      [chunks, length] = [[], 0];
    }
    part({ place, bytes: Buffer.concat(chunks) });
    part({ place, damaged: sum !== entry.crc32 });
  } catch {
    part({ place, damaged: true });
  }
}

class Stretches extends yauzl.RandomAccessReader {
  constructor(private readonly stretches: readonly Stretch[]) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const found = this.stretches.find(({ from, bytes }) => from <= start && end <= from + bytes.length);
    if (!found) return new Readable().destroy(new Error('its table of files is too long'));
    return Readable.from([Buffer.from(found.bytes.subarray(start - found.from, end - found.from))], {
      objectMode: false,
    });
  }
}
