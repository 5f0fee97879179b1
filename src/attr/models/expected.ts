import type * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { described } from '../options.js';

/**
 * The name of a layer.
 *
 * @throws {GradelensError} `LAYER_NAME` for the layer itself, or whatever else is no name
 */
export function layerName(layer: unknown): string {
  if (typeof layer === 'string') return layer;
  const name = (layer as { name?: unknown } | null | undefined)?.name;
  const remedy = typeof name === 'string' && name ? ` Its name is ${JSON.stringify(name)}.` : '';
  throw new GradelensError('LAYER_NAME', `A layer is given by its name; got ${described(layer)}.${remedy}`);
}

/**
 * Checks that a batch has the shape that a model's input takes; axis 0 counts examples, and what is not known fits.
 *
 * @throws {GradelensError} `INPUT_SHAPE`
 */
export function checkShape(name: string, tensor: tf.Tensor, takes: readonly (number | null)[]): void {
  const { shape } = tensor;
  const free = (length: number | null | undefined): boolean => typeof length !== 'number' || length < 0;
  const fits = takes.every((length, axis) => axis === 0 || free(length) || length === shape[axis]);
  if (fits && shape.length === takes.length) return;
  const wanted = takes.map((length, axis) => (axis === 0 ? 'N' : free(length) ? 'any' : length));
  const lacksAxis = shape.length === takes.length - 1;
  throw new GradelensError(
    'INPUT_SHAPE',
    `${name} takes [${wanted}], axis 0 counting examples; got [${shape}].${lacksAxis ? ' One example needs that axis, too: tf.expandDims(x, 0).' : ''}`,
  );
}
