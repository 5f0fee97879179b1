import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { described } from './options.js';

/** Part of an axis: `start` (default 0) up to, not including, `stop` (default the end). */
export interface NeuronSlice {
  readonly start?: number;
  readonly stop?: number;
}

/**
 * Which neurons of a layer's output [N, ...] are explained: an index, for outputs [N,C]; an index or a slice for each axis
 * after the first ([row, column, channel] of [N,h,w,C]); or a function from the output to what is to be added up.
 */
export type NeuronSelector = number | readonly (number | NeuronSlice)[] | ((output: tf.Tensor) => tf.Tensor);

/**
 * The neurons' values: everything selected, with axis 0 kept unless a function says otherwise.
 *
 * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `NEURON_TYPE`
 */
export function selectNeuron(output: tf.Tensor, selector: NeuronSelector): tf.Tensor {
  if (typeof selector === 'function') {
    const selected: unknown = selector(output);
    if (selected instanceof tf.Tensor) return selected;
    throw new GradelensError(
      'NEURON_TYPE',
      `neuronSelector must return a tensor of the layer's output that it is given; it returned ${described(selected)}.`,
    );
  }
  const [examples, ...size] = output.shape;
  const isIndex = (each: unknown): boolean =>
    typeof each === 'number' || (typeof each === 'object' && each !== null && !Array.isArray(each));
  if (typeof selector !== 'number' && !(Array.isArray(selector) && selector.every(isIndex))) {
    throw new GradelensError(
      'NEURON_TYPE',
      `neuronSelector must be an index, a list with an index or a slice for each axis, or a function; got ${described(selector)}.`,
    );
  }
  const axes = typeof selector === 'number' ? [selector] : selector;
  const ranges = axes.map((each, axis) => {
    if (typeof each === 'number') return { begin: each, length: 1 };
    const { start = 0, stop = size[axis]! } = each;
    return { begin: start, length: stop - start };
  });
  const fits = ({ begin, length }: { begin: number; length: number }, axis: number): boolean =>
    [begin, length].every(Number.isInteger) && begin >= 0 && length > 0 && begin + length <= size[axis]!;
  if (axes.length !== size.length || !ranges.every(fits)) {
    throw new GradelensError(
      'NEURON_OUT_OF_RANGE',
      `There is no neuron ${JSON.stringify(selector)}: an example of the layer's output is [${size}], and every axis needs an index or a slice.`,
    );
  }
  const [begins, lengths] = [ranges.map(({ begin }) => begin), ranges.map(({ length }) => length)];
  return tf.slice(output, [0, ...begins], [examples!, ...lengths]);
}
