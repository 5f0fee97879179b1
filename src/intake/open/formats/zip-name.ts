import yauzl from 'yauzl';

const UTF8 = 0x800;
/** Alphabets of two bytes a letter, of which the second may be a backslash's. */
const DOUBLE = ['shift_jis', 'gbk', 'big5'];

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * The name of a zip's entry. Zips say of a name that it is UTF-8, or say nothing; then it is in whatever the machine used.
 *
 * Bytes that are UTF-8 are read so, since nothing else looks like it; all others as code page 437, the zip format's own. Wrong
 * letters there harm nobody, a letter's half taken for a folder would.
 */
export function zipName({ fileNameRaw, generalPurposeBitFlag, extraFields }: yauzl.Entry): string {
  const bytes = fileNameRaw;
  const isUtf8 = decoded(bytes, 'utf-8') !== undefined;
  const inLetter = bytes.some((byte, i) => byte === 0x5c && bytes[i - 1]! > 0x80);
  if (!isUtf8 && inLetter) {
    for (const encoding of DOUBLE) {
      const name = decoded(bytes, encoding);
      if (name !== undefined) return name;
    }
  }
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag | (isUtf8 ? UTF8 : 0), bytes, extraFields, true);
}
