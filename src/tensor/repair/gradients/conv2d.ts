import * as tf from '@tensorflow/tfjs';
import { convolutionGradient } from './dilated.js';

/** Of a convolution, a dilated one too. */
export default convolutionGradient(tf.Conv2D, tf.Conv2DBackpropInput, tf.Conv2DBackpropFilter);
