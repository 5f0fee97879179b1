import { GradelensError } from '../errors.js';
import type { FlatTensor } from '../tensor/flat.js';
import { file, type Png } from './picture-of.js';
import { differenceOf, type Plane, planeOf, strongestChannel } from './plane.js';
import { rangeOf, short } from './range.js';
import { signed } from './signed.js';

/** A difference as a file, with its numbers. */
export interface Difference extends Png {
  /** Root of the sum of squared differences over that of the expected values; NaN where either is not finite. */
  readonly relativeL2: number;
  /** Largest magnitude of a difference between finite values. */
  readonly largest: number;
}

/**
 * What example `index` of one tensor has more (red) or less (blue) than another of the same shape. White is equal.
 * Of several channels the one that differs most is shown.
 *
 * @throws {GradelensError} `NOT_A_PICTURE`, `SHAPE_MISMATCH`
 */
export async function difference(
  actual: FlatTensor,
  expected: FlatTensor,
  index: number,
): Promise<Difference> {
  if (String(actual.shape) !== String(expected.shape)) {
    throw new GradelensError(
      'SHAPE_MISMATCH',
      `No difference can be drawn: shapes [${actual.shape.join(', ')}] and [${expected.shape.join(', ')}].`,
    );
  }
  const wanted = planeOf(expected, index);
  const off = differenceOf(planeOf(actual, index), wanted);
  const { low, high } = rangeOf(off.data);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const single = off.channels === 1 ? off : strongestChannel(off);
  const drawing = signed(single);
  const same = off.data.every((value) => value === 0);
  const note = same ? 'no difference' : `${drawing.note}; largest difference ${short(largest)}`;
  return { ...(await file({ ...drawing, note })), largest, relativeL2: same ? 0 : norm(off) / norm(wanted) };
}

const norm = ({ data }: Plane): number =>
  Math.sqrt((data as Float32Array).reduce((sum, value) => sum + value * value, 0));
