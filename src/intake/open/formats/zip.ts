import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { LIMITS } from '../limits.js';
import { plainName } from '../names.js';
import { HandInRefused } from '../refusal.js';
import { quote } from '../say.js';
import type { Entry, Format, Opened } from './format.js';
import { zipName } from './zip-name.js';

/** Ways of packing that are read: none, and deflate. */
const METHODS = [0, 8];
/** What yauzl's words mean for people. */
const MEANINGS: readonly [words: RegExp, meaning: string][] = [
  [/end of central directory/i, 'its end is missing, as when an upload or a download was broken off'],
  [/comment length/i, 'something was added behind its end'],
];
const [TYPE, FILE, FOLDER] = [0o170000, 0o100000, 0o040000];

export const zip: Format = {
  name: 'zip',
  async open(bytes): Promise<Opened> {
    // Names as bytes: yauzl would refuse what is put right here.
    const file = await yauzl
      .fromBufferPromise(bytes, { decodeStrings: false, autoClose: false })
      .catch(({ message }: Error) => {
        throw new Error(MEANINGS.find(([words]) => words.test(message))?.[1] ?? message);
      });
    if (file.entryCount > LIMITS.names)
      throw new HandInRefused('too-large', `It has ${file.entryCount.toLocaleString('en')} files`);
    const read: yauzl.Entry[] = [];
    for await (const entry of file.eachEntry()) read.push(entry);
    const entries = read.map(described);
    return {
      entries,
      async *contents(wanted) {
        for (const entry of wanted) {
          let sum = 0;
          for await (const chunk of await file.openReadStreamPromise(read[entry]!)) {
            sum = crc32(chunk as Buffer, sum);
            yield { entry, bytes: chunk as Buffer };
          }
          // yauzl compares lengths only.
          if (sum !== read[entry]!.crc32)
            throw new Error(`${quote(entries[entry]!.name)} is not what was packed: its checksum differs`);
          yield { entry, bytes: new Uint8Array() };
        }
      },
    };
  },
};

function described(entry: yauzl.Entry): Entry {
  const { uncompressedSize: size, compressedSize: packed, compressionMethod: method } = entry;
  // The upper half of the attributes is the Unix mode; 0 when the zip was made elsewhere.
  const type = (entry.externalFileAttributes >>> 16) & TYPE;
  const name = plainName(zipName(entry));
  const closed = entry.isEncrypted()
    ? ({ kind: 'encrypted', why: 'has a password' } as const)
    : !METHODS.includes(method) &&
      ({ kind: 'archive-kind', why: `is packed in a way (method ${method}) that is not read` } as const);
  return {
    name: type === FOLDER && !name.endsWith('/') ? `${name}/` : name,
    size,
    packed,
    ...(![0, FILE, FOLDER].includes(type) && { odd: 'a link or a device' }),
    ...(closed && { closed }),
  };
}
