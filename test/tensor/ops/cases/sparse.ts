import { call, forward, given, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const whole = (values: readonly number[], shape: readonly number[] = [values.length]) =>
  given(values, shape, 'int32');

const segments: Entry = {
  noGradient: true,
  calls: (draw: Draw) => [
    call(draw.float([4, 3]), whole([0, 1, 2]), whole([0, 0, 1])),
    call(draw.float([4]), whole([3, 1, 2]), whole([0, 1, 1])),
    forward(draw.float([4, 2]), whole([0, 1, 2]), whole([0, 2, 2])),
    forward(draw.float([4, 2]), whole([]), whole([])),
    forward(draw.int([4, 2]), whole([0, 1]), whole([0, 0])),
    forward(draw.float([3, 2, 2]), whole([0, 2]), whole([0, 1])),
    refused(draw.float([4, 2]), whole([0, 4]), whole([0, 0])),
    refused(draw.float([4, 2]), whole([0, 1]), whole([1, 0])),
    refused(draw.float([4, 2]), whole([0, 1]), whole([0])),
    refused(draw.float([4, 2]), whole([0]), whole([0, 1, 2, 3, 4, 5])),
    refused(draw.float([0, 2]), whole([0, 1]), whole([0, 0])),
    refused(draw.float([]), whole([0]), whole([0])),
  ],
};
const rows = whole([0, 0, 1, 0, 1, 3, 1, 4, 3, 2, 3, 3], [6, 2]);

export default {
  'sparse.sparseSegmentMean': segments,
  'sparse.sparseSegmentSum': segments,
  'sparse.sparseFillEmptyRows': {
    wrt: [],
    calls: (draw) => [
      forward(rows, whole([0, 10, 13, 14, 32, 33]), whole([5, 6]), whole([-1], [])),
      forward(rows, draw.float([6]), whole([5, 6]), given([0.5], [])),
      forward(whole([0, 0, 1, 1], [2, 2]), draw.float([2]), whole([2, 2]), given([0], [])),
      forward(whole([], [0, 2]), given([], [0]), whole([2, 3]), given([7], [])),
      forward(whole([0, 0, 2, 1], [2, 2]), draw.bool([2]), whole([3, 2]), given([1], [], 'bool')),
      refused(rows, draw.float([6]), whole([2, 6]), given([0], [])),
      refused(whole([], [0, 2]), given([], [0]), whole([2]), given([0, 1])),
    ],
  },
  'sparse.sparseReshape': {
    calls: () => [
      forward(whole([0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 2, 3], [5, 3]), whole([2, 3, 6]), whole([9, -1])),
      forward(whole([0, 1, 1, 2], [2, 2]), whole([2, 3]), whole([6])),
      forward(whole([], [0, 2]), whole([2, 3]), whole([3, 2])),
      // Places with fewer numbers than the shape has axes.
      forward(whole([0], [1, 1]), whole([2, 3]), whole([6])),
      refused(whole([0, 1], [1, 2]), whole([2, 3]), whole([5])),
      refused(whole([0, 1], [1, 2]), whole([2, 3]), whole([-1, -1])),
      refused(whole([0, 1]), whole([2, 3]), whole([6])),
    ],
  },
  raggedGather: {
    wrt: [],
    calls: (draw) => [
      forward([whole([0, 2, 5, 6])], draw.float([6]), whole([2, 0]), 1),
      forward([whole([0, 2, 5, 6])], draw.int([6]), whole([1, 1, 0]), 1),
      forward([whole([0, 3, 3, 5, 7]), whole([0, 1, 1, 2, 4, 4, 5, 6])], draw.float([6]), whole([1, 0]), 2),
      forward([whole([0, 2, 5])], draw.float([5, 2]), whole([1]), 1),
      refused([whole([0, 2, 5])], draw.float([5]), whole([2]), 1),
      refused([whole([0, 2, 4])], draw.float([5]), whole([-1]), 1),
    ],
  },
  raggedRange: {
    wrt: [],
    calls: () => [
      forward(given([0, 5]), given([3, 8]), given([1, 2])),
      forward(whole([0, 5, 8]), whole([3, 5, 12]), whole([1, 1, 2])),
      forward(whole([0, 2]), whole([3, 5]), whole([1], [])),
      forward(whole([5]), whole([0]), whole([-2])),
      refused(whole([0]), whole([3]), whole([0])),
      refused(whole([0, 1]), whole([3, 4, 5]), whole([1, 1])),
    ],
  },
  raggedTensorToTensor: {
    wrt: [],
    calls: (draw) => [
      forward(
        whole([4, 4]),
        draw.float([9]),
        given([1.5], []),
        [whole([9]), whole([0, 0, 0, 2, 2, 2, 2, 3, 3])],
        ['FIRST_DIM_SIZE', 'VALUE_ROWIDS'],
      ),
      forward(whole([-1, -1]), draw.float([5]), given([0], []), [whole([0, 2, 2, 5])], ['ROW_SPLITS']),
      forward(whole([2, 2]), draw.int([5]), whole([7], []), [whole([0, 2, 2, 5])], ['ROW_SPLITS']),
      refused(whole([3, 3]), draw.text([5]), given(['z'], []), [whole([0, 2, 2, 5])], ['ROW_SPLITS']),
      refused(whole([3, 3]), draw.float([5]), given([0], []), [whole([0, 2, 2, 5])], ['OTHER']),
    ],
  },
} satisfies Family;
