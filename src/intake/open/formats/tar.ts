import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type ParsedTarEntry, type TarHeader } from 'modern-tar';
import { LIMITS } from '../limits.js';
import { plainName } from '../names.js';
import { HandInRefused } from '../refusal.js';
import { mib } from '../say.js';
import type { Entry, Format, Opened } from './format.js';

const CHUNK = 2 ** 16;
/** Of a packed tar: a bomb as small as this is none. */
const SMALL = 2 ** 16;

type Bytes = AsyncGenerator<Uint8Array, void, undefined>;

async function* plain(bytes: Buffer): Bytes {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

async function* gunzipped(bytes: Buffer): Bytes {
  const most = Math.min(LIMITS.tarBytes, LIMITS.ratio * Math.max(bytes.length, SMALL));
  let length = 0;
  for await (const chunk of Readable.from([bytes]).pipe(createGunzip({ chunkSize: CHUNK }))) {
    length += (chunk as Buffer).length;
    if (length > most) {
      const why =
        most < LIMITS.tarBytes
          ? `is compressed more than ${LIMITS.ratio} times, as a bomb is`
          : `unpacks to more than ${mib(LIMITS.tarBytes)}`;
      throw new HandInRefused('too-large', `It ${why}`);
    }
    yield chunk as Buffer;
  }
}

/** Its entries, each to be read or cancelled before the next. Strict: sums, lengths and the end are looked at. */
const entriesOf = (source: Bytes): ReadableStream<ParsedTarEntry> =>
  (Readable.toWeb(Readable.from(source)) as ReadableStream<Uint8Array>).pipeThrough(
    createTarDecoder({ strict: true }),
  );

/** A tar has no table: its entries are passed once for their names, and once more for what is in them. */
const opener =
  (source: (bytes: Buffer) => Bytes) =>
  async (bytes: Buffer): Promise<Opened> => {
    const entries: Entry[] = [];
    for await (const { header, body } of entriesOf(source(bytes))) {
      if (entries.length >= LIMITS.names)
        throw new HandInRefused('too-large', `It has more than ${LIMITS.names.toLocaleString('en')} files`);
      entries.push(described(header));
      await body.cancel();
    }
    return {
      entries,
      async *contents(wanted) {
        let entry = -1;
        for await (const { body } of entriesOf(source(bytes))) {
          entry++;
          if (!wanted.has(entry)) {
            await body.cancel();
            continue;
          }
          for await (const chunk of body) yield { entry, bytes: chunk };
          yield { entry, bytes: new Uint8Array() };
        }
      },
    };
  };

export const tar: Format = { name: 'tar', open: opener(plain) };
export const tarGz: Format = { name: 'tar.gz', open: opener(gunzipped) };

function described({ name: given, size, type, pax }: TarHeader): Entry {
  const name = plainName(given);
  if (type === 'directory') return { name: name.endsWith('/') || name === '' ? name : `${name}/`, size: 0 };
  const sparse = Object.keys(pax ?? {}).some((key) => key.startsWith('GNU.sparse'));
  return {
    name,
    size,
    ...(type !== 'file' && { odd: 'a link or a device' }),
    ...(sparse && {
      closed: { kind: 'archive-kind', why: 'is packed in a way (GNU sparse) that is not read' },
    }),
  };
}
