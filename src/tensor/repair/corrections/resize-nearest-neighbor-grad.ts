import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { nearest } from './resize.js';
import { type ResizeAttributes, unresize } from './unresize.js';

/**
 * Gradient of `tf.image.resizeNearestNeighbor`, of every kind of its forward pass. The stock kernel knows no half-pixel centres,
 * and goes on for ever when corners are aligned on an axis of one pixel.
 */
const resizeNearestNeighborGrad: Correction = {
  kernelName: tf.ResizeNearestNeighborGrad,
  compute: ({ dy, images }, attrs) =>
    unresize(dy as Plain, images as Plain, attrs as ResizeAttributes, nearest),
};
export default resizeNearestNeighborGrad;
