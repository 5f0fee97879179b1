import type * as tf from '@tensorflow/tfjs';
import { guided } from './maps.js';

export const guidedRelu = (x: tf.Tensor): tf.Tensor => guided(x);
