import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { described } from '../options.js';
import type { ModelAdapter, ScoreFunction } from './model.js';

/** A plain function: its inside cannot be seen, so it has no layers and takes no rules. */
export function functionAdapter(model: ScoreFunction): ModelAdapter {
  const call = model as (...args: unknown[]) => unknown;
  const noLayers = (): never => {
    throw new GradelensError(
      'MODEL_WITHOUT_LAYERS',
      'A function has no named layers. Give a Classifier or a tf.LayersModel.',
    );
  };
  return {
    scores({ inputs, extra }, rules) {
      if (rules) {
        throw new GradelensError(
          'RULE_UNSUPPORTED',
          'This method replaces what a ReLU does, and the inside of a function cannot be seen. Give a Classifier or a tf.LayersModel.',
        );
      }
      const scores = call(...inputs, ...extra);
      if (scores instanceof tf.Tensor) return scores;
      throw new GradelensError(
        'SCORES_TYPE',
        `The function must return its scores as a tensor, at once; it returned ${described(scores)}.`,
      );
    },
    at: noLayers,
    scoresFrom: noLayers,
  };
}
