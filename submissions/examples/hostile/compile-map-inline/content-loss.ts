import type * as tf from '@tensorflow/tfjs';

// Tries to have its failure reported as one of another file of the machine, by a source map of its own.
export function contentLoss(_weight: number, _current: tf.Tensor4D): tf.Scalar {
  throw new Error('where?');
}
//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbIi9ldGMvcGFzc3dkIl0sInNvdXJjZXNDb250ZW50IjpbInJvb3Q6eDowOjAiXSwibmFtZXMiOltdLCJtYXBwaW5ncyI6IkFBQUE7QUFDQTtBQUNBO0FBQ0E7QUFDQTtBQUNBIn0=
