import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Format } from './format.js';
import { tar, tarGz } from './tar.js';
import { zip } from './zip.js';

/** Archives that are not read: what they are called, and how they begin (in hexadecimal). */
const OTHERS: readonly [name: string, start: string, at?: number][] = [
  ['rar', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a585a00'],
  ['zstd', '28b52ffd'],
  ['lz4', '04224d18'],
  ['lzip', '4c5a4950'],
  ['compress (.Z)', '1f9d'],
  ['cab', '4d534346'],
  ['xar', '78617221'],
  ['StuffIt', '5374756666497420'],
  ['StuffIt', '53495421'],
  ['cpio', '30373037'],
  ['Apple archive', '41413031'],
  ['lha', '2d6c68', 2],
  ['disk image', '4344303031', 0x8001],
];

/** What bytes are, by their own word; a name decides nothing. */
export type Recognised =
  | { readonly is: 'archive'; readonly format: Format }
  | { readonly is: 'other-archive'; readonly name: string }
  | { readonly is: 'empty' }
  | { readonly is: 'none' };

export async function recognise(bytes: Buffer): Promise<Recognised> {
  if (bytes.length === 0) return { is: 'empty' };
  const begins = (start: string, at = 0): boolean =>
    bytes.subarray(at, at + start.length / 2).toString('hex') === start;
  if (['504b0304', '504b0506', '504b0708'].some((start) => begins(start)))
    return { is: 'archive', format: zip };
  if (begins('1f8b')) {
    const head = await gunzippedHead(bytes);
    // What is damaged is told when it is opened.
    if (head === undefined || isTar(head)) return { is: 'archive', format: tarGz };
    return { is: 'other-archive', name: 'gzip (with no tar in it)' };
  }
  if (isTar(bytes)) return { is: 'archive', format: tar };
  const other = OTHERS.find(([, start, at]) => begins(start, at));
  return other ? { is: 'other-archive', name: other[0] } : { is: 'none' };
}

const BLOCK = 512;

/** A tar begins with a header whose sum is right, or, with nothing in it, with two blocks of zeros. */
function isTar(bytes: Uint8Array): boolean {
  const header = bytes.subarray(0, BLOCK);
  if (header.length < BLOCK) return false;
  if (header.every((byte) => byte === 0)) return bytes.length >= 2 * BLOCK && bytes.length % BLOCK === 0;
  const written = Buffer.from(header.subarray(148, 156))
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trim();
  if (!/^[0-7]+$/.test(written)) return false;
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  return sum === Number.parseInt(written, 8);
}

/** The first blocks of what is packed; undefined where it cannot be unpacked. */
async function gunzippedHead(bytes: Buffer): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of Readable.from([bytes]).pipe(createGunzip())) {
      chunks.push(chunk as Buffer);
      if (chunks.reduce((sum, { length }) => sum + length, 0) >= 2 * BLOCK) break;
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}
