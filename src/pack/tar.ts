import { gzipSync } from 'fflate';
import { GradelensError } from '../errors.js';
import { type Files, sorted } from './files.js';

const BLOCK = 512;
/** Of every file, as in the packages that npm makes: 1985-10-26. */
const SECONDS = 499162500;

/**
 * The bytes of a gzipped tar archive, such as npm installs; equal files give equal bytes.
 *
 * Source: POSIX.1-1988, the ustar format.
 *
 * @throws {GradelensError} `PACK_NAME_TOO_LONG` for a path of more than 100 bytes.
 */
export function tarGz(files: Files): Uint8Array {
  const parts = sorted(files).flatMap(([path, { bytes, mode }]) => [
    header(path, bytes.length, mode),
    bytes,
    new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK),
  ]);
  return gzipSync(Buffer.concat([...parts, new Uint8Array(2 * BLOCK)]), { level: 9, mtime: 0 });
}

function header(path: string, size: number, mode: number): Buffer {
  if (Buffer.byteLength(path) > 100) {
    throw new GradelensError('PACK_NAME_TOO_LONG', `The path ${path} has more than 100 bytes; shorten it.`);
  }
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number): void => {
    block.write(value.toString(8).padStart(digits, '0'), at);
  };
  block.write(path, 0);
  octal(mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(SECONDS, 136, 11);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  // The checksum is taken with spaces in its own place.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  octal(sum, 148, 6);
  block[154] = 0;
  return block;
}
