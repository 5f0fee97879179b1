import { call, forward, given, kink, refused } from '../call.js';
import type { Family } from '../entry.js';

export default {
  'linalg.bandPart': {
    exact: true,
    calls: (draw) => [
      call(draw.float([4, 4]), 1, 1),
      call(draw.float([3, 5]), 0, -1),
      call(draw.float([5, 3]), -1, 0),
      call(draw.float([2, 3, 3]), 0, 0),
      call(draw.float([2, 2, 3, 3]), 1, 2),
      kink(given([1, Number.NaN, Infinity, 2], [2, 2]), 0, 0),
      forward(draw.int([3, 3]), 1, 0),
      refused(draw.float([3]), 1, 1),
      refused(draw.float([3, 3]), 4, 1),
      refused(draw.float([3, 3]), 0.5, 1),
    ],
  },
  'linalg.gramSchmidt': {
    calls: (draw) => [
      call(draw.float([2, 3])),
      call(draw.float([3, 3])),
      call([draw.float([3]), draw.float([3])]),
      call(draw.float([1, 4])),
      refused(draw.float([3, 2])),
      refused([]),
    ],
  },
  'linalg.qr': {
    tolerance: 1e-4,
    calls: (draw) => [
      call(draw.float([3, 3])),
      call(draw.float([4, 2])),
      call(draw.float([4, 2]), true),
      call(draw.float([2, 4])),
      call(draw.float([2, 3, 3])),
      forward(given([1, 0, 0, 1], [2, 2])),
      forward(given([0, 0, 0, 0], [2, 2])),
      refused(draw.float([3])),
    ],
  },
  'math.confusionMatrix': {
    calls: (draw) => [
      forward(draw.int([7], 0, 3), draw.int([7], 0, 3), 3),
      forward(given([0, 1, 1], [3], 'int32'), given([0, 0, 1], [3], 'int32'), 2),
      forward(given([0, 1, 5], [3], 'int32'), given([0, 0, 1], [3], 'int32'), 2),
      refused(draw.int([3], 0, 2), draw.int([2], 0, 2), 2),
      refused(draw.int([3], 0, 2), draw.int([3], 0, 2), 0.5),
    ],
  },
} satisfies Family;
