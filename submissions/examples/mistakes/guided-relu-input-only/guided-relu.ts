import * as tf from '@tensorflow/tfjs';
import { reluWith } from './relu-with.js';

const plain = reluWith((dy, x) => tf.mul(dy, tf.step(x)));

export const guidedRelu = (x: tf.Tensor): tf.Tensor => plain(x);
