import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { fromFlat } from '../../tensor/convert.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { PackedArgument } from '../messages.js';
import { ResultError, read } from './outputs.js';

/** What a function receives, and what its arguments let the grader see afterwards. */
export interface Received {
  /** Values in the function's order. */
  readonly values: readonly unknown[];
  /** Tensors given, by argument name (`X`, `features.0`, `options.mask`). */
  readonly given: ReadonlyMap<string, tf.Tensor>;
  /** What recorders saw: `image.<n>`, `losses`. */
  recorded(): Record<string, FlatTensor>;
}

/**
 * Turns what came over the pipe into a function's arguments: fresh tensors for each call. `onProgress` is told how often a
 * recorder was called.
 */
export function receive(
  args: Readonly<Record<string, PackedArgument>>,
  tensors: Readonly<Record<string, FlatTensor>>,
  model: Classifier,
  onProgress: (done: number) => void = () => {},
): Received {
  const given = new Map<string, tf.Tensor>();
  const images: Record<string, FlatTensor> = {};
  const losses: number[] = [];
  let recording = false;
  const give = (name: string, key: string): tf.Tensor => {
    const tensor = fromFlat(tensors[key]!);
    given.set(name, tensor);
    return tensor;
  };
  const materialise = (argument: PackedArgument, name: string): unknown => {
    switch (argument.kind) {
      case 'tensor':
        return give(name, argument.name);
      case 'tensors':
        return argument.names.map((key, i) => give(`${name}.${i}`, key));
      case 'model':
        return model;
      case 'options':
        return Object.fromEntries(
          Object.entries(argument.fields).map(([field, each]) => [
            field,
            materialise(each, `${name}.${field}`),
          ]),
        );
      case 'recorder':
        recording = true;
        return async (_t: unknown, image: unknown, loss: unknown): Promise<void> => {
          losses.push(typeof loss === 'number' ? loss : Number.NaN);
          onProgress(losses.length);
          if (!argument.at.includes(losses.length)) return;
          if (!(image instanceof tf.Tensor))
            throw new ResultError(`${name} was called without the image's tensor.`);
          images[`image.${losses.length}`] = await read(image, `The image given to ${name}`);
        };
      default:
        return argument.value;
    }
  };
  const values = Object.entries(args).map(([name, argument]) => materialise(argument, name));
  return {
    values,
    given,
    recorded: () => ({
      ...images,
      ...(recording && {
        losses: { dtype: 'float32', shape: [losses.length], data: Float32Array.from(losses) },
      }),
    }),
  };
}
