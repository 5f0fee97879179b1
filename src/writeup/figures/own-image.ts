import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { cleaned } from '../../sandbox/text.js';
import { FigureFailure } from './place.js';

/** A picture of the hand-in, checked: it decodes. */
export interface OwnImage {
  /** A JPEG, PNG or WebP file. */
  readonly bytes: Buffer;
  /** For people: `content.jpg`. */
  readonly file: string;
  /** As it is to be seen, turned by its EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Other files that could be meant. */
  readonly others: readonly string[];
}

const FOLDER = 'images';
/** Bytes of a file: 32 MiB. */
const LARGEST_FILE = 2 ** 25;
/** Of a picture: 12,000 x 12,000. */
const MOST_PIXELS = 144_000_000;
/** Up to here a file is used as it is; a larger picture is first scaled down to this shorter side, in pixels. */
const [PLAIN_PIXELS, REDUCED] = [24_000_000, 1024];
/** Seconds for decoding. */
const DECODING = 30;

const KINDS: readonly { readonly name: string; matches(start: Buffer): boolean; readonly read: boolean }[] = [
  { name: 'a JPEG file', read: true, matches: (start) => start.subarray(0, 3).toString('hex') === 'ffd8ff' },
  {
    name: 'a PNG file',
    read: true,
    matches: (start) => start.subarray(0, 8).toString('hex') === '89504e470d0a1a0a',
  },
  {
    name: 'a WebP file',
    read: true,
    matches: (start) => /^RIFF[\s\S]{4}WEBP/.test(start.toString('latin1')),
  },
  { name: 'a GIF file', read: false, matches: (start) => start.toString('latin1').startsWith('GIF8') },
  { name: 'a PDF file', read: false, matches: (start) => start.toString('latin1').startsWith('%PDF') },
  { name: 'a TIFF file', read: false, matches: (start) => /^(II\*\0|MM\0\*)/.test(start.toString('latin1')) },
  { name: 'a HEIC or AVIF file', read: false, matches: (start) => start.toString('latin1', 4, 8) === 'ftyp' },
  {
    name: 'an SVG file',
    read: false,
    matches: (start) => /^\s*(\uFEFF)?<(svg|\?xml|!DOCTYPE)/i.test(start.toString('utf8')),
  },
];

/**
 * The hand-in's `images/content.*` or `images/style.*`: the first by name where there are several.
 *
 * A stranger's file: opened once, without following a link, measured before it is read, told by its first bytes, and
 * decoded within limits, so that nothing else than a sound JPEG, PNG or WebP gets further.
 *
 * @throws {FigureFailure} what is wrong with it and what to hand in instead
 */
export async function ownImage(folder: string, name: 'content' | 'style'): Promise<OwnImage> {
  const [found, ...others] = await candidates(folder, name);
  if (found === undefined) {
    throw new FigureFailure(
      `The hand-in has no ${FOLDER}/${name}.jpg (or .png, .webp). Add the picture you chose.`,
    );
  }
  const file = `${FOLDER}/${shown(found)}`;
  const bytes = await readRegular(join(folder, FOLDER, found), file);
  const kind = KINDS.find(({ matches }) => matches(bytes.subarray(0, 64)));
  if (!kind?.read) {
    const what = kind ? `is ${kind.name}` : 'is no picture that can be read here';
    throw new FigureFailure(`${file} ${what}. Hand in a JPEG, PNG or WebP.`);
  }
  return { ...(await decoded(bytes, file)), file: shown(found), others: others.map(shown) };
}

/** A file's name, safe to print. */
const shown = (name: string): string => cleaned(name).slice(0, 60);

async function candidates(folder: string, name: string): Promise<string[]> {
  const images = join(folder, FOLDER);
  const info = await lstat(images).catch(() => undefined);
  if (info && !info.isDirectory())
    throw new FigureFailure(`${FOLDER} is no folder. Make it one, with your pictures.`);
  const names = info ? await readdir(images) : [];
  return names.filter((each) => each.startsWith(`${name}.`)).sort();
}

async function readRegular(path: string, file: string): Promise<Buffer> {
  // A pipe would be waited for until somebody writes.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const handle = await open(path, flags).catch(() => {
    throw new FigureFailure(`${file} cannot be read: it is a link or no file. Put the picture itself there.`);
  });
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new FigureFailure(`${file} is no file. Put a picture there.`);
    if (info.size > LARGEST_FILE) {
      throw new FigureFailure(
        `${file} has ${(info.size / 2 ** 20).toFixed(0)} MiB; at most ${LARGEST_FILE / 2 ** 20} are read. Save it smaller.`,
      );
    }
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(info.size), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function decoded(bytes: Buffer, file: string): Promise<Pick<OwnImage, 'bytes' | 'width' | 'height'>> {
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const;
  try {
    // Only the header is read here, so that a size over the limit can be named.
    const header = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    const { autoOrient, width: across, height: down } = header;
    if (across * down > MOST_PIXELS) {
      throw new FigureFailure(
        `${file} has ${across} x ${down} pixels, more than ${MOST_PIXELS / 1e6} million. Save it smaller.`,
      );
    }
    const { width, height } = autoOrient;
    const large = across * down > PLAIN_PIXELS;
    const picture = sharp(bytes, options)
      .timeout({ seconds: DECODING })
      .rotate()
      .resize({ width: REDUCED, height: REDUCED, fit: 'outside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb');
    // Decoded in any case: a picture that is cut short says so here.
    const reduced = await (large ? picture.png({ compressionLevel: 1 }) : picture.raw()).toBuffer();
    return { bytes: large ? reduced : bytes, width, height };
  } catch (error) {
    if (error instanceof FigureFailure) throw error;
    const [reason = ''] = cleaned((error as Error).message).split('\n');
    throw new FigureFailure(
      `${file} cannot be decoded (${reason}): it may be cut short or damaged. Save it again as JPEG or PNG.`,
    );
  }
}
