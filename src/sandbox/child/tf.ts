/** What a hand-in imports as `@tensorflow/tfjs`: its names, and all of them as the default, as Node itself gives them. */
import * as tf from '@tensorflow/tfjs';

export * from '@tensorflow/tfjs';
export default tf;
