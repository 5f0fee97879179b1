import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';
import { linear } from './resize.js';
import { type ResizeAttributes, unresize } from './unresize.js';

/**
 * Gradient of `tf.image.resizeBilinear`, of every kind of its forward pass. The stock kernel knows no half-pixel
 * centres, and exchanges height and width.
 */
const resizeBilinearGrad: Correction = {
  kernelName: tf.ResizeBilinearGrad,
  compute: ({ dy, images }, attrs) =>
    unresize(dy as Plain, images as Plain, attrs as ResizeAttributes, linear),
};
export default resizeBilinearGrad;
