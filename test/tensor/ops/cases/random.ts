import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../../../src/model/random.js';
import { forward, given, refused } from '../call.js';
import type { Family } from '../entry.js';

const BIG = [40, 50];

export default {
  rand: {
    exact: true,
    run: (shape: number[], dtype: 'float32') => tf.rand(shape, seeded('rand'), dtype),
    calls: () => ['float32', 'int32', 'bool'].map((dtype) => forward([3, 4], dtype)),
  },
  randomGamma: {
    exact: true,
    calls: () => [
      forward([2, 3], 2, 1, 'float32', 7),
      forward([5], 0.5, 2, 'float32', 7),
      forward([5], 3, 1, 'int32', 7),
      refused([2], 2, 1, 'bool', 7),
    ],
  },
  randomNormal: {
    exact: true,
    calls: () => [
      forward([2, 3], 1, 2, 'float32', 7),
      forward([0], 1, 2, 'float32', 7),
      forward(BIG, 0, 1, undefined, 7),
      forward([4], 0, 10, 'int32', 7),
      refused([2], 0, 1, 'bool', 7),
    ],
  },
  randomStandardNormal: {
    exact: true,
    calls: () => [forward([2, 3], 'float32', 7), forward(BIG, undefined, 7), refused([2], 'bool', 7)],
  },
  randomUniform: {
    exact: true,
    calls: () => [
      forward([2, 3], -1, 2, 'float32', 7),
      forward([], 0, 1, 'float32', 7),
      forward(BIG, 0, 1, undefined, 'text'),
      forward([5], 0, 9, 'int32', 7),
    ],
  },
  randomUniformInt: { exact: true, calls: () => [forward([2, 3], -4, 9, 7), forward(BIG, 0, 3, 'text')] },
  truncatedNormal: {
    exact: true,
    calls: () => [
      forward([2, 3], 1, 2, 'float32', 7),
      forward(BIG, 0, 1, undefined, 7),
      refused([2], 0, 1, 'bool', 7),
    ],
  },
  multinomial: {
    wrt: [],
    exact: true,
    calls: (draw) => [
      forward(given([0.1, 0.2, 0.7]), 9, 7, true),
      forward(draw.float([3]), 9, 7),
      forward(draw.float([2, 4]), 5, 7),
      forward(given([0, 1, 0]), 4, 7, true),
      refused(draw.float([2, 2, 2]), 3),
      refused(draw.float([1]), 3),
    ],
  },
} satisfies Family;
