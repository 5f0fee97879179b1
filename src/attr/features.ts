import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { described } from './options.js';

/**
 * Which elements belong together: whole numbers, a tensor that broadcasts to the input, one an input in a list. Elements
 * with the same number are one feature, in whichever input they lie. Without a mask every element is its own.
 */
export type FeatureMask = tf.Tensor | readonly tf.Tensor[];

/** A feature: where it lies in each input, 1 in it and 0 outside, broadcasting to the input; undefined where it does not. */
export type Feature = () => (tf.Tensor | undefined)[];

/**
 * The features of a mask, in the order of their numbers.
 *
 * @throws {GradelensError} `MASK_TYPE`, `MASK_SHAPE`, `MASK_COUNT`
 */
export function featuresOf(mask: FeatureMask | undefined, inputs: readonly tf.Tensor[]): Feature[] {
  if (mask === undefined) return inputs.flatMap((input, i) => elementsOf(input, i, inputs.length));
  const masks = (Array.isArray(mask) ? [...mask] : [mask]) as tf.Tensor[];
  if (masks.length !== inputs.length) {
    throw new GradelensError(
      'MASK_COUNT',
      `Expected ${inputs.length} feature masks, one an input; got ${masks.length}.`,
    );
  }
  for (const [i, each] of masks.entries()) {
    if (!(each instanceof tf.Tensor)) {
      throw new GradelensError(
        'MASK_TYPE',
        `A feature mask is a tensor of whole numbers; got ${described(each)}.`,
      );
    }
    checkShape(each, inputs[i]!);
  }
  const numbers = masks.map((each) => new Set(each.dataSync()));
  const fraction = numbers.flatMap((each) => [...each]).find((each) => !Number.isInteger(each));
  if (fraction !== undefined) {
    throw new GradelensError(
      'MASK_TYPE',
      `A feature mask holds ${fraction}: expected whole numbers, the same for elements that belong together.`,
    );
  }
  const all = [...new Set(numbers.flatMap((each) => [...each]))].sort((a, b) => a - b);
  return all.map(
    (number) => () =>
      masks.map((each, i) =>
        numbers[i]!.has(number) ? tf.cast(tf.equal(each, number), 'float32') : undefined,
      ),
  );
}

function elementsOf(input: tf.Tensor, index: number, inputs: number): Feature[] {
  const size = input.shape.slice(1);
  const count = size.reduce((product, length) => product * length, 1);
  return Array.from({ length: count }, (_, element) => () => {
    const masks = new Array<tf.Tensor | undefined>(inputs).fill(undefined);
    const mask = new Float32Array(count);
    mask[element] = 1;
    masks[index] = tf.tensor(mask, [1, ...size]);
    return masks;
  });
}

function checkShape({ shape }: tf.Tensor, input: tf.Tensor): void {
  const fits =
    shape.length === input.rank &&
    shape.every((length, axis) => length === 1 || length === input.shape[axis]);
  if (fits) return;
  throw new GradelensError(
    'MASK_SHAPE',
    `A feature mask of shape [${shape}] does not fit the input's [${input.shape}]: expected as many axes, each of length 1 or the input's (for pictures [1,H,W,1]).`,
  );
}
