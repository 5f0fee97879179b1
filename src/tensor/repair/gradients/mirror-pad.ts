import * as tf from '@tensorflow/tfjs';

/**
 * Of `tf.mirrorPad`: what was copied into the frame gives its gradient back to where it came from, axis by axis.
 * TensorFlow.js's own forgets the frame.
 */
const mirrorPadGradient: tf.GradConfig = {
  kernelName: tf.MirrorPad,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const [x] = saved as [tf.Tensor];
    const { paddings, mode } = attrs as unknown as {
      paddings: [number, number][];
      mode: 'reflect' | 'symmetric';
    };
    // Whether the outermost element itself is not copied.
    const skip = mode === 'reflect' ? 1 : 0;
    return {
      x: () =>
        paddings.reduce((folded, [before, after], axis) => {
          const size = x.shape[axis]!;
          const part = (begin: number, count: number) =>
            tf.slice(
              folded,
              folded.shape.map((_, i) => (i === axis ? begin : 0)),
              folded.shape.with(axis, count),
            );
          const back = (begin: number, count: number, at: number) =>
            tf.pad(
              tf.reverse(part(begin, count), axis),
              folded.shape.map((_, i) => (i === axis ? [at, size - at - count] : [0, 0])),
            );
          let whole = part(before, size);
          if (before > 0) whole = tf.add(whole, back(0, before, skip));
          if (after > 0) whole = tf.add(whole, back(before + size, after, size - skip - after));
          return whole;
        }, dy as tf.Tensor),
    };
  },
};
export default mirrorPadGradient;
