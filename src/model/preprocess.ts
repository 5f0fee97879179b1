import { basename } from 'node:path';
import type { Sharp } from 'sharp';
import { GradelensError } from '../errors.js';
import { type FlatTensor, sizeOf } from '../tensor/flat.js';

/** ImageNet's channel means and standard deviations of RGB in [0, 1], as torchvision uses them. */
export const MEAN = [0.485, 0.456, 0.406] as const;
export const STD = [0.229, 0.224, 0.225] as const;

/** A photograph as RGB bytes, row-major [H,W,3]. */
interface Pixels {
  readonly rgb: Uint8Array;
  readonly height: number;
  readonly width: number;
}

/** Larger pictures are refused before they are decoded: 50 megapixels. */
const LARGEST = 50_000_000;

/**
 * A photograph as network input [1,height,width,3], normalised: scaled so that it covers the size, centre cut out.
 *
 * @throws {GradelensError} `PICTURE_UNREADABLE`
 */
export async function loadPhoto(
  path: string | Buffer,
  { height, width }: { readonly height: number; readonly width: number },
): Promise<FlatTensor> {
  return normalised(
    await decode(path, (picture) => picture.resize({ width, height, fit: 'cover', kernel: 'cubic' })),
  );
}

/**
 * A photograph scaled to a shorter side, uncut; the longer side is truncated, not rounded. [1,H,W,3], normalised.
 *
 * @throws {GradelensError} `PICTURE_UNREADABLE`
 */
export const loadPhotoSide = async (path: string | Buffer, side: number): Promise<FlatTensor> =>
  normalised(await photoSide(path, side));

/** `loadPhotoSide` before it is normalised. */
export async function photoSide(path: string | Buffer, side: number): Promise<Pixels> {
  return decode(path, (picture, { width, height }) => {
    // Multiplied first: the quotient of whole numbers is exact where it should be whole, as in torchvision.
    const fit = (size: number): number => Math.trunc((size * side) / Math.min(width, height));
    return picture.resize({ width: fit(width), height: fit(height), fit: 'fill', kernel: 'cubic' });
  });
}

async function decode(
  source: string | Buffer,
  resize: (picture: Sharp, size: { width: number; height: number }) => Sharp,
): Promise<Pixels> {
  try {
    // Loaded only now: many tests need no photograph.
    const { default: sharp } = await import('sharp');
    const picture = sharp(source, { limitInputPixels: LARGEST, failOn: 'error' }).rotate();
    const { autoOrient } = await picture.metadata();
    const flat = resize(picture, autoOrient)
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha();
    const { data, info } = await flat.raw().toBuffer({ resolveWithObject: true });
    return { rgb: data, height: info.height, width: info.width };
  } catch (error) {
    const name = typeof source === 'string' ? basename(source) : 'A picture';
    const reason = (error as Error).message.replace(String(source), name);
    throw new GradelensError(
      'PICTURE_UNREADABLE',
      `${name} cannot be read: ${reason}. Save it as JPEG or PNG.`,
    );
  }
}

const normalised = ({ rgb, height, width }: Pixels): FlatTensor => normalise(rgb, height, width);

/** What each byte of each channel is as network input. */
const NORMALISED = MEAN.map((mean, channel) =>
  Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / STD[channel]!),
);

/** RGB bytes, row-major [H,W,3], as network input [1,H,W,3]. */
export function normalise(rgb: Uint8Array, height: number, width: number): FlatTensor {
  // Loops: a function for each number takes fifty times as long, and a deck has some fifty million.
  const data = new Float32Array(rgb.length);
  for (let channel = 0; channel < 3; channel++) {
    const values = NORMALISED[channel]!;
    for (let i = channel; i < data.length; i += 3) data[i] = values[rgb[i]!]!;
  }
  return { dtype: 'float32', shape: [1, height, width, 3], data };
}

/** Picture `index` of network inputs [N,H,W,3] as RGB bytes; what lies outside 0 to 255 is clipped, NaN is 0. */
export function denormalise({ shape, data }: FlatTensor, index = 0): Uint8Array {
  const each = sizeOf(shape.slice(1));
  const rgb = new Uint8Array(each);
  for (let channel = 0; channel < 3; channel++) {
    const [mean, std] = [MEAN[channel]!, STD[channel]!];
    for (let i = channel; i < each; i += 3) {
      const value = Math.round((data[index * each + i]! * std + mean) * 255);
      // NaN is stored as 0.
      rgb[i] = Math.min(255, Math.max(0, value));
    }
  }
  return rgb;
}
