import * as tf from '@tensorflow/tfjs';
import { toFlat } from '../../tensor/convert.js';
import type { FlatTensor } from '../../tensor/flat.js';

/** A result that cannot be read as tensors; its message is for the student. */
export class ResultError extends Error {}

/** A function's result by output name: a tensor is `value`, an object of tensors its keys. */
export async function outputsOf(result: unknown): Promise<Record<string, FlatTensor>> {
  if (result instanceof tf.Tensor) return { value: await read(result, 'The returned tensor') };
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    throw new ResultError(`The function returned ${described(result)}; expected a tf.Tensor.`);
  }
  const entries = Object.entries(result);
  if (entries.length === 0)
    throw new ResultError('The function returned an empty object; expected tensors in it.');
  const outputs: Record<string, FlatTensor> = {};
  for (const [key, value] of entries) {
    if (!(value instanceof tf.Tensor)) {
      throw new ResultError(
        `The function returned an object whose ${key} is ${described(value)}; expected a tf.Tensor.`,
      );
    }
    outputs[key] = await read(value, `The returned tensor ${key}`);
  }
  return outputs;
}

/** Hears of every tensor that is read for the answer. */
let listener: (tensor: tf.Tensor) => void = () => {};
export const onRead = (hear: typeof listener): void => {
  listener = hear;
};

/** A tensor's data, or a sentence that says why it has none. */
export async function read(tensor: tf.Tensor, what: string): Promise<FlatTensor> {
  if (tensor.isDisposed) {
    throw new ResultError(
      `${what} has been disposed: its memory was freed before it could be read. Let tf.tidy return it, without an async function in tf.tidy, or do not call dispose on it.`,
    );
  }
  listener(tensor);
  return toFlat(tensor);
}

/** What a value is, for a person. */
function described(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined (is a return missing?)';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'number')
    return `the number ${value} (did dataSync or arraySync take it out of its tensor?)`;
  return `a value of type ${typeof value}`;
}
