import { call, forward, given, kink, refused } from '../call.js';
import { type Draw, SPECIAL } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const outer = [given(SPECIAL.values, [SPECIAL.values.length, 1]), SPECIAL] as const;

const comparison: Entry = {
  calls: (draw: Draw) => [
    ...[
      [[], []],
      [[5], [5]],
      [[2, 3], [3]],
      [
        [2, 1],
        [1, 3],
      ],
      [
        [2, 1, 3, 1],
        [2, 1, 2],
      ],
      [[0], [1]],
      [[67], [67]],
    ].map(([p, q]) => forward(draw.int(p!, -2, 3), draw.int(q!, -2, 3))),
    forward(draw.float([2, 3]), draw.float([1, 3])),
    forward(given([1, 2, 3]), given([1, 2.5, 3])),
    forward(draw.int([4], -1, 2), draw.float([4], -1, 1)),
    forward(...outer),
    forward(draw.bool([6]), draw.bool([6])),
    forward(given([], [0, 2]), draw.float([2])),
    forward(given([0, -0]), given([-0, 0])),
    forward(draw.text([4]), draw.text([4])),
    forward(draw.text([2, 2], ['a', 'b']), draw.text([2], ['a', 'b'])),
    forward(given(['a']), given(['a'])),
    refused(draw.float([2]), draw.float([3])),
    refused(draw.text([2]), draw.float([2])),
  ],
};

const logical: Entry = {
  calls: (draw) => [
    ...[
      [[], []],
      [[5], [5]],
      [[2, 3], [3]],
      [
        [2, 1],
        [1, 3],
      ],
      [
        [2, 2, 1],
        [2, 1, 3],
      ],
      [[0], [1]],
      [[40], [40]],
    ].map(([p, q]) => forward(draw.bool(p!), draw.bool(q!))),
    refused(draw.float([2]), draw.bool([2])),
    refused(draw.bool([2]), draw.bool([3])),
  ],
};

export default {
  equal: comparison,
  notEqual: comparison,
  less: comparison,
  lessEqual: comparison,
  greater: comparison,
  greaterEqual: comparison,
  logicalAnd: logical,
  logicalOr: logical,
  logicalXor: logical,
  where: {
    exact: true,
    calls: (draw) => [
      ...[[], [5], [2, 3], [2, 2, 3], [1, 2, 2, 3]].map((shape) =>
        call(draw.bool(shape), draw.float(shape), draw.float(shape)),
      ),
      call(draw.bool([3]), draw.float([2, 3]), draw.float([2, 3])),
      call(draw.bool([2, 3]), draw.float([2, 3]), draw.float([])),
      call(draw.bool([2, 3]), draw.float([3]), draw.float([2, 1])),
      call(draw.bool([3]), draw.float([3]), 0.5),
      kink(draw.bool([13]), SPECIAL, given([...SPECIAL.values].reverse())),
      forward(draw.bool([2, 3]), draw.int([2, 3]), draw.int([2, 3])),
      forward(draw.bool([2, 3]), draw.bool([2, 3]), draw.bool([2, 3])),
      forward(draw.bool([4]), draw.bool([4]), draw.bool([4])),
      forward(draw.bool([3]), draw.int([3]), draw.float([3])),
      kink(given([], [0], 'bool'), given([], [0]), given([], [0])),
      kink(given([], [2, 0], 'bool'), given([], [2, 0]), given([], [2, 0])),
      refused(draw.bool([2]), draw.float([3]), draw.float([3])),
    ],
  },
  whereAsync: {
    calls: (draw) => [
      ...[[5], [2, 3], [2, 2, 3], [0]].map((shape) => forward(draw.bool(shape))),
      forward(given([0, 0], [2], 'bool')),
    ],
  },
  booleanMaskAsync: {
    calls: (draw) => [
      forward(draw.float([5]), draw.bool([5])),
      forward(draw.float([4, 2]), draw.bool([4])),
      forward(draw.float([2, 3, 2]), draw.bool([2, 3])),
      forward(draw.float([2, 3]), draw.bool([3]), 1),
      forward(draw.int([3]), given([0, 0, 0], [3], 'bool')),
      refused(draw.float([3]), draw.bool([4])),
    ],
  },
} satisfies Family;
