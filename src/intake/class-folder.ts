import { type Dirent, promises } from 'node:fs';
import { GradelensError } from '../errors.js';

/** Entries of a folder of hand-ins; more is no class. */
const MOST = 20_000;

/** Something in a folder of hand-ins. */
export interface Place {
  /** As the disk has it. Where its bytes are no UTF-8, what they are in Latin-1: it is shown, and tells whose it may be. */
  readonly name: string;
  /** For the system. Bytes, where no text names it. */
  readonly path: string | Buffer;
  readonly kind: 'folder' | 'file' | 'link' | 'other';
}

/**
 * What lies in a folder, by name.
 *
 * @throws {GradelensError} `EXPORT_TOO_LARGE`; the system's error where it may not be read
 */
export async function placesIn(folder: string | Buffer): Promise<Place[]> {
  const places: Place[] = [];
  // Node's types know no names in bytes here.
  const entries = (await promises.opendir(folder as string, {
    encoding: 'buffer' as BufferEncoding,
  })) as unknown as AsyncIterable<Dirent>;
  for await (const entry of entries) {
    if (places.length === MOST) {
      throw new GradelensError(
        'EXPORT_TOO_LARGE',
        `${folder} holds more than ${MOST} entries, which no class has. Give the folder with the hand-ins.`,
      );
    }
    places.push(placeOf(folder, entry));
  }
  return places.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function placeOf(folder: string | Buffer, entry: Dirent): Place {
  const bytes = entry.name as unknown as Buffer;
  const text = bytes.toString('utf8');
  const whole = Buffer.from(text).equals(bytes);
  const inBytes = typeof folder !== 'string' || !whole;
  return {
    name: whole ? text : bytes.toString('latin1'),
    path: inBytes ? Buffer.concat([Buffer.from(folder), Buffer.from('/'), bytes]) : `${folder}/${text}`,
    kind: entry.isSymbolicLink()
      ? 'link'
      : entry.isDirectory()
        ? 'folder'
        : entry.isFile()
          ? 'file'
          : 'other',
  };
}
