import * as tf from '@tensorflow/tfjs';
import { reluWith } from './relu-with.js';

const deconvolution = reluWith((dy) => tf.relu(dy));

export const guidedRelu = (x: tf.Tensor): tf.Tensor => deconvolution(x);
