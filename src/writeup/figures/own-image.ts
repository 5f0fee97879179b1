import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Raster } from '../../figure/raster.js';
import { cleaned } from '../../sandbox/text.js';
import { readHandedIn } from '../../worker/handed-in.js';
import type { Worker } from '../../worker/worker.js';
import { FigureFailure } from './place.js';

/** A picture of the hand-in, decoded. */
export interface OwnImage {
  /** For people: `content.jpg`. */
  readonly file: string;
  /** In pixels, as it is to be seen, turned by its EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Other files that could be meant. */
  readonly others: readonly string[];
  /** Scaled to the shorter sides that were asked for. */
  readonly scaled: readonly Raster[];
}

/** What the worker is asked: `images/content.jpg` for its bytes, and shorter sides in pixels. */
export interface PictureInput {
  readonly bytes: Uint8Array;
  readonly sides: readonly number[];
  /** Whether a smaller picture is enlarged to a side. */
  readonly enlarge: boolean;
  /** Pixels that it may have, and that the deck's other pictures have left. */
  readonly most: number;
  readonly left: number;
}

/** A picture that is refused: goes on after its name. */
export interface PictureFault {
  readonly fault: string;
}

const FOLDER = 'images';
/** Names in that folder that are looked at. */
const MOST_NAMES = 1000;
/** Bytes of a file: 32 MiB. */
const LARGEST_FILE = 2 ** 25;
/** Of a picture: 12,000 x 12,000. All that are decoded for a deck: four of them, and some more. */
const [MOST_PIXELS, DECK_PIXELS] = [144_000_000, 600_000_000];
/** Seconds of processor time for decoding. */
const SECONDS = 30;
/** Pixels of the shorter side: below that there is nothing to see. */
export const LEAST_SIDE = 8;
/** Longer side to shorter side; pictures are that at most. */
const LONGEST = 20;

/** By the first bytes. */
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

/** The pictures that a hand-in brings: `images/content.*` and `images/style.*`, for one deck. */
export class OwnImages {
  readonly #folder: string;
  readonly #worker: Pick<Worker, 'run'>;
  readonly #decoded = new Map<string, Promise<OwnImage>>();
  #left = DECK_PIXELS;

  constructor(folder: string, worker: Pick<Worker, 'run'>) {
    this.#folder = folder;
    this.#worker = worker;
  }

  /**
   * One of them: the first by name where there are several, scaled to shorter sides in pixels.
   *
   * A stranger's file: opened once, without following a link, measured before it is read, told by its first bytes, and
   * decoded in a worker within limits, so that nothing else than a sound JPEG, PNG or WebP gets further.
   *
   * - `enlarge`: also beyond its own size; default true.
   *
   * @throws {FigureFailure} what is wrong with it and what to hand in instead
   */
  image(name: 'content' | 'style', sides: readonly number[], { enlarge = true } = {}): Promise<OwnImage> {
    const key = JSON.stringify([name, sides, enlarge]);
    let image = this.#decoded.get(key);
    if (!image) {
      image = this.#read(name, sides, enlarge);
      this.#decoded.set(key, image);
    }
    return image;
  }

  /**
   * A picture of the folder by its file's name, in its own size at most.
   *
   * @throws {FigureFailure} as `image` does
   */
  async file(name: string, sides: readonly number[]): Promise<OwnImage> {
    if (!(await isFolder(join(this.#folder, FOLDER)))) throw new FigureFailure(ABSENT);
    return this.#decode(name, [], sides, false);
  }

  async #read(name: 'content' | 'style', sides: readonly number[], enlarge: boolean): Promise<OwnImage> {
    const [found, ...others] = await candidates(this.#folder, name);
    if (found === undefined) {
      throw new FigureFailure(
        `The hand-in has no ${FOLDER}/${name}.jpg (or .png, .webp). Add the picture you chose.`,
      );
    }
    return this.#decode(found, others, sides, enlarge);
  }

  async #decode(
    found: string,
    others: readonly string[],
    sides: readonly number[],
    enlarge: boolean,
  ): Promise<OwnImage> {
    const file = `${FOLDER}/${shown(found)}`;
    const bytes = await readPicture(join(this.#folder, FOLDER, found), file);
    const kind = KINDS.find(({ matches }) => matches(bytes.subarray(0, 64)));
    if (!kind?.read) {
      const what = kind ? `is ${kind.name}` : 'is no picture that can be read here';
      throw new FigureFailure(`${file} ${what}. Hand in a JPEG, PNG or WebP.`);
    }
    const input: PictureInput = { bytes, sides, enlarge, most: MOST_PIXELS, left: this.#left };
    const most = sides.reduce((sum, side) => sum + 3 * LONGEST * (side + 1) ** 2, 2 ** 16);
    const rules = { seconds: SECONDS, bytes: most, output: outputOf(sides) };
    const result = await this.#worker.run('picture', input, rules);
    if (result.outcome === 'failed') {
      throw new FigureFailure(`${file} cannot be decoded: it ${result.why}. Save it again as JPEG or PNG.`);
    }
    if ('fault' in result.value) throw new FigureFailure(`${file} ${result.value.fault}`);
    const { width, height } = result.value;
    this.#left -= width * height;
    return { ...result.value, file: shown(found), others: others.map(shown) };
  }
}

/** A file's name, safe to print. */
const shown = (name: string): string => cleaned(name).slice(0, 60);

const ABSENT = 'is not in the hand-in.';

/** Whether there is a folder; a link to one is none. */
async function isFolder(path: string): Promise<boolean> {
  const info = await lstat(path).catch(() => undefined);
  if (info && !info.isDirectory())
    throw new FigureFailure(`${FOLDER} is no folder. Make it one, with your pictures.`);
  return info !== undefined;
}

async function candidates(folder: string, name: string): Promise<string[]> {
  const images = join(folder, FOLDER);
  const info = await isFolder(images);
  const names: string[] = [];
  let looked = 0;
  for await (const entry of info ? await opendir(images) : []) {
    if (entry.name.startsWith(`${name}.`)) names.push(entry.name);
    if (++looked > MOST_NAMES)
      throw new FigureFailure(
        `${FOLDER} holds more than ${MOST_NAMES} files. Hand in the two that are used.`,
      );
  }
  return names.sort();
}

async function readPicture(path: string, file: string): Promise<Buffer> {
  const found = await readHandedIn(path, LARGEST_FILE);
  if (found.kind === 'read') return found.bytes;
  if (found.kind === 'absent') throw new FigureFailure(ABSENT);
  if (found.kind === 'no-file') throw new FigureFailure(`${file} is no file. Put a picture there.`);
  if (found.kind === 'large') {
    throw new FigureFailure(
      `${file} has ${(found.size / 2 ** 20).toFixed(0)} MiB; at most ${LARGEST_FILE / 2 ** 20} are read. Save it smaller.`,
    );
  }
  throw new FigureFailure(`${file} cannot be read: it is a link or no file. Put the picture itself there.`);
}

/** A picture as a worker gives it. */
export type Decoded = Pick<OwnImage, 'width' | 'height' | 'scaled'>;

/** What a worker may say of a picture. */
function outputOf(sides: readonly number[]): z.ZodType<Decoded | PictureFault> {
  const pixels = z.int().min(1).max(MOST_PIXELS);
  const raster = (side: number) =>
    z
      .object({ width: pixels, height: pixels, rgb: z.instanceof(Buffer) })
      .refine(({ width, height, rgb }) => {
        const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
        return shorter <= side && longer <= LONGEST * side && rgb.length === 3 * width * height;
      });
  const scaled = z
    .array(z.unknown())
    .length(sides.length)
    .transform((list) => list.map((each, i) => raster(sides[i]!).parse(each)));
  return z.union([
    z.strictObject({
      fault: z
        .string()
        .max(1000)
        .transform((fault) => cleaned(fault)),
    }),
    z
      .strictObject({ width: pixels, height: pixels, scaled })
      .refine(({ width, height }) => width * height <= MOST_PIXELS),
  ]);
}

/** Whether a picture is so long and narrow that scaling it to a side would make it huge. */
export const isStrip = (width: number, height: number): boolean =>
  Math.max(width, height) > LONGEST * Math.min(width, height);
