import type * as tf from '@tensorflow/tfjs';

/** Windows over volumes; over pictures, which are one deep, too. */
export type Windows = Pick<
  tf.backend_util.Conv3DInfo,
  | ('batchSize' | 'inDepth' | 'inHeight' | 'inWidth' | 'inChannels' | 'outDepth' | 'outHeight' | 'outWidth')
  | ('filterDepth' | 'filterHeight' | 'filterWidth' | 'strideDepth' | 'strideHeight' | 'strideWidth')
> & { readonly padInfo: { readonly front: number; readonly top: number; readonly left: number } };

/** Windows over pictures [N,H,W,C]. */
export const flat = (info: tf.backend_util.Conv2DInfo): Windows => ({
  ...info,
  ...{ inDepth: 1, outDepth: 1, filterDepth: 1, strideDepth: 1 },
  padInfo: { ...info.padInfo, front: 0 },
});

/**
 * The largest element of each window and channel, and its place in `x`; minus infinity and -1 where none is above that. NaN
 * is passed over.
 *
 * - `x`: [N,D,H,W,C]; `last`: of elements that are equal, whether the last one is taken.
 */
export function maxima(x: ArrayLike<number>, w: Windows, last: boolean): [Float32Array, Int32Array] {
  const channels = w.inChannels;
  const size = w.batchSize * w.outDepth * w.outHeight * w.outWidth * channels;
  const largest = new Float32Array(size).fill(-Infinity);
  const places = new Int32Array(size).fill(-1);
  let to = 0;
  for (let n = 0; n < w.batchSize; n++) {
    for (let d = 0; d < w.outDepth; d++) {
      const [front, back] = span(d, w.strideDepth, w.padInfo.front, w.filterDepth, w.inDepth);
      for (let h = 0; h < w.outHeight; h++) {
        const [top, bottom] = span(h, w.strideHeight, w.padInfo.top, w.filterHeight, w.inHeight);
        for (let v = 0; v < w.outWidth; v++, to += channels) {
          const [left, right] = span(v, w.strideWidth, w.padInfo.left, w.filterWidth, w.inWidth);
          for (let i = front; i < back; i++) {
            for (let j = top; j < bottom; j++) {
              const row = ((n * w.inDepth + i) * w.inHeight + j) * w.inWidth;
              for (let from = (row + left) * channels; from < (row + right) * channels; from += channels) {
                for (let c = 0; c < channels; c++) {
                  const value = x[from + c]!;
                  if (value > largest[to + c]! || (last && value === largest[to + c])) {
                    largest[to + c] = value;
                    places[to + c] = from + c;
                  }
                }
              }
            }
          }
        }
      }
    }
  }
  return [largest, places];
}

/** Where a window begins and ends on an axis. */
const span = (at: number, stride: number, pad: number, size: number, length: number): [number, number] => {
  const begin = at * stride - pad;
  return [Math.max(0, begin), Math.min(length, begin + size)];
};
