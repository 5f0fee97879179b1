import { call, forward, given, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const LENGTHS = [[1], [2], [3], [4], [8], [2, 5], [2, 3, 4], [16], [7]];

const transformed: Entry = {
  calls: (draw: Draw) => [...LENGTHS.map((shape) => forward(draw.complex(shape))), refused(draw.float([4]))],
};

export default {
  fft: transformed,
  ifft: transformed,
  rfft: {
    noGradient: true,
    calls: (draw) => [
      call(draw.float([4])),
      ...[[1], [2], [5], [8], [2, 6], [2, 2, 3]].map((shape) => forward(draw.float(shape))),
      forward(draw.float([8]), 4),
      forward(draw.float([3]), 8),
      forward(draw.float([2, 3]), 6),
      refused(draw.complex([4])),
    ],
  },
  irfft: {
    calls: (draw) => [...[[2], [3], [5], [2, 3], [2, 2, 4]].map((shape) => forward(draw.complex(shape)))],
  },
  complex: {
    noGradient: true,
    exact: true,
    calls: (draw) => [
      call(draw.float([3]), draw.float([3])),
      forward(draw.float([]), draw.float([])),
      forward(draw.float([2, 0]), draw.float([2, 0])),
      forward(given([Number.NaN, -0]), given([Infinity, 1])),
      refused(draw.float([2]), draw.float([3])),
      forward(draw.int([2]), draw.float([2])),
    ],
  },
  'signal.frame': {
    exact: true,
    calls: (draw) => [
      call(draw.float([8]), 4, 2),
      call(draw.float([7]), 3, 3),
      call(draw.float([7]), 4, 2, true),
      call(draw.float([7]), 4, 3, true, 9),
      forward(draw.float([3]), 5, 2),
      forward(draw.float([5]), 2, 4),
    ],
  },
  'signal.hannWindow': { calls: () => [forward(8), forward(7), forward(1), forward(2)] },
  'signal.hammingWindow': { calls: () => [forward(8), forward(7), forward(1), forward(2)] },
  'signal.stft': {
    noGradient: true,
    calls: (draw) => [
      call(draw.float([16]), 8, 4, 8),
      forward(draw.float([12]), 4, 2),
      forward(draw.float([16]), 5, 3, 8),
    ],
  },
  cosineWindow: { calls: () => [forward(8, 0.5, 0.5), forward(7, 0.54, 0.46), forward(1, 0.5, 0.5)] },
  enclosingPowerOfTwo: { calls: () => [1, 2, 3, 9, 1024, 1025].map((n) => forward(n)) },
} satisfies Family;
