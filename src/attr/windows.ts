import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import type { Feature } from './features.js';
import { described } from './options.js';

/** A number for each axis after the first, or a list of such, one an input. */
export type PerInput = readonly number[] | readonly (readonly number[])[];

/**
 * The places of a window that slides over each input in turn.
 *
 * @throws {GradelensError} `WINDOW_SHAPE`, `WINDOW_TOO_LARGE`, `STRIDE`
 */
export function windowsOf(
  inputs: readonly tf.Tensor[],
  shapes: PerInput,
  strides: number | PerInput,
): Feature[] {
  const windows = listed(shapes, inputs.length, 'slidingWindowShapes');
  const steps =
    typeof strides === 'number'
      ? windows.map((window) => window.map(() => strides))
      : listed(strides, inputs.length, 'strides');
  return inputs.flatMap((input, i) => {
    check(input.shape.slice(1), windows[i]!, steps[i]!);
    return placesOf(input.shape.slice(1), windows[i]!, steps[i]!).map((starts) => () => {
      const masks = new Array<tf.Tensor | undefined>(inputs.length).fill(undefined);
      masks[i] = windowMask(input.shape.slice(1), windows[i]!, starts);
      return masks;
    });
  });
}

function listed(value: PerInput, inputs: number, name: string): readonly (readonly number[])[] {
  if (!Array.isArray(value)) {
    throw new GradelensError(
      'WINDOW_SHAPE',
      `${name} must be a list with a number for each axis of an example, such as [4, 4, 3]; got ${described(value)}.`,
    );
  }
  const list = Array.isArray(value[0])
    ? (value as readonly (readonly number[])[])
    : [value as readonly number[]];
  if (list.length === inputs) return list;
  throw new GradelensError('WINDOW_SHAPE', `Expected ${inputs} ${name}, one an input; got ${list.length}.`);
}

function check(size: readonly number[], window: readonly number[], stride: readonly number[]): void {
  const whole = (list: readonly number[]) =>
    list.length === size.length && list.every((each) => Number.isInteger(each) && each > 0);
  if (!whole(window)) {
    throw new GradelensError(
      'WINDOW_SHAPE',
      `A window needs a whole number for each axis of an example, [${size}]; got [${window}].`,
    );
  }
  if (window.some((length, axis) => length > size[axis]!)) {
    throw new GradelensError(
      'WINDOW_TOO_LARGE',
      `The window [${window}] is larger than the input, [${size}].`,
    );
  }
  if (!whole(stride) || stride.some((step, axis) => step > window[axis]!)) {
    throw new GradelensError(
      'STRIDE',
      `Strides [${stride}] must be whole numbers from 1 to the window's size, [${window}]: elements between windows would be left out.`,
    );
  }
}

/** Where windows begin, all combinations over the axes. */
function placesOf(size: readonly number[], window: readonly number[], stride: readonly number[]): number[][] {
  const starts = size.map((length, axis) => {
    const count = Math.ceil((length - window[axis]!) / stride[axis]!) + 1;
    return Array.from({ length: count }, (_, k) => k * stride[axis]!);
  });
  return starts.reduce<number[][]>(
    (places, axis) => places.flatMap((place) => axis.map((k) => [...place, k])),
    [[]],
  );
}

/** 1 in the window, 0 outside: the outer product of one line an axis. */
const windowMask = (
  size: readonly number[],
  window: readonly number[],
  starts: readonly number[],
): tf.Tensor =>
  tf.tidy(() =>
    size
      .map((length, axis) => {
        const line = Array.from({ length }, (_, k) =>
          Number(k >= starts[axis]! && k < starts[axis]! + window[axis]!),
        );
        return tf.tensor(line, [1, ...size.map((_, other) => (other === axis ? length : 1))], 'float32');
      })
      .reduce((mask, line) => tf.mul(mask, line)),
  );
