import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import type { Classifier } from '../../model/classifier.js';
import { classifierAdapter } from './classifier.js';
import { functionAdapter } from './function.js';
import { graphModelAdapter } from './graph-model.js';
import { layersModelAdapter } from './layers-model.js';
import type { AnyModel, ModelAdapter } from './model.js';

/**
 * A model as the methods see it.
 *
 * @throws {GradelensError} `NOT_A_MODEL`
 */
export function adapt(model: AnyModel): ModelAdapter {
  if (model instanceof tf.LayersModel) return layersModelAdapter(model);
  if (model instanceof tf.GraphModel) return graphModelAdapter(model);
  if (typeof model === 'function') return functionAdapter(model);
  if (isClassifier(model)) return classifierAdapter(model);
  throw new GradelensError(
    'NOT_A_MODEL',
    `Expected a function from tensors to scores, a Classifier, a tf.LayersModel or a tf.GraphModel; got ${typeof model}.`,
  );
}

const isClassifier = (model: unknown): model is Classifier =>
  typeof model === 'object' && model !== null && 'forward' in model && 'predict' in model;
