import { type Zippable, zipSync } from 'fflate';
import { type Files, sorted } from './files.js';

/** The earliest day that a zip can name, at midnight of wherever this runs: the bytes are the same everywhere. */
const DATE = new Date(1980, 0, 1);
const UNIX = 3;
const REGULAR_FILE = 0o100000;

/** The bytes of a zip with Unix permissions; equal files give equal bytes. */
export function zip(files: Files): Uint8Array {
  const entries = sorted(files).map(([path, { bytes, mode }]): [string, Zippable[string]] => [
    path,
    [bytes, { level: 9, mtime: DATE, os: UNIX, attrs: (REGULAR_FILE | mode) * 2 ** 16 }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
