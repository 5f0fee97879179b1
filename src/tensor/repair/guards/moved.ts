import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** Kernels that move elements of any size. */
const moved: Guard = {
  kernels: [tf.BatchToSpaceND, tf.DepthToSpace, tf.Reverse, tf.SpaceToBatchND, tf.Tile],
  right: only('float32', 'int32', 'bool'),
};
export default moved;
