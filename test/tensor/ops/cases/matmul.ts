import { call, forward, given, kink, refused } from '../call.js';
import type { Family } from '../entry.js';

/** Shapes of two matrices or stacks of them, and whether each is transposed. */
const PRODUCTS: readonly (readonly [readonly number[], readonly number[], boolean?, boolean?])[] = [
  [
    [1, 1],
    [1, 1],
  ],
  [
    [2, 3],
    [3, 4],
  ],
  [[3, 2], [3, 4], true],
  [[2, 3], [4, 3], false, true],
  [[3, 2], [4, 3], true, true],
  [
    [1, 5],
    [5, 1],
  ],
  [
    [5, 1],
    [1, 5],
  ],
  [
    [2, 2, 3],
    [2, 3, 4],
  ],
  [[2, 3, 2], [2, 3, 4], true],
  [[2, 2, 3], [2, 4, 3], false, true],
  [[2, 3, 2], [2, 4, 3], true, true],
  [
    [3, 1, 2, 3],
    [1, 2, 3, 2],
  ],
  [
    [1, 2, 3],
    [4, 3, 2],
  ],
  [
    [4, 2, 3],
    [3, 2],
  ],
  [
    [2, 3],
    [4, 3, 2],
  ],
  [[4, 2, 3], [2, 3], false, true],
  [
    [2, 3, 1, 2, 2],
    [1, 2, 3],
  ],
  [
    [17, 23],
    [23, 19],
  ],
  [[23, 17], [23, 19], true],
  [[17, 23], [19, 23], false, true],
  [
    [3, 9, 33],
    [3, 33, 10],
  ],
];
const NOTHING: typeof PRODUCTS = [
  [
    [0, 3],
    [3, 2],
  ],
  [
    [2, 0],
    [0, 3],
  ],
  [
    [2, 3],
    [3, 0],
  ],
  [
    [0, 2, 3],
    [0, 3, 2],
  ],
];

export default {
  matMul: {
    calls: (draw) => [
      ...PRODUCTS.map(([a, b, ...transposed]) => call(draw.float(a), draw.float(b), ...transposed)),
      ...NOTHING.map(([a, b]) => kink(draw.float(a), draw.float(b))),
      ...PRODUCTS.slice(1, 9).map(([a, b, ...transposed]) =>
        forward(draw.int(a), draw.int(b), ...transposed),
      ),
      kink(given([1, Number.NaN, 0, 2], [2, 2]), draw.float([2, 2])),
      kink(given([Infinity, 1, 0, 2], [2, 2]), given([0, 1, 1, 0], [2, 2])),
      kink(draw.int([2, 3]), draw.float([3, 2])),
      forward(given([70_000, 2], [1, 2], 'int32'), given([300, 5], [2, 1], 'int32')),
      forward(draw.bool([2, 2]), draw.float([2, 2])),
      refused(draw.float([2, 3]), draw.float([2, 3])),
      refused(draw.float([2, 3]), draw.float([3, 2]), true),
      refused(draw.float([2, 2, 3]), draw.float([3, 3, 2])),
      refused(draw.float([3]), draw.float([3, 2])),
    ],
  },
  dot: {
    calls: (draw) => [
      call(draw.float([4]), draw.float([4])),
      call(draw.float([4]), draw.float([4, 3])),
      call(draw.float([2, 4]), draw.float([4])),
      call(draw.float([2, 4]), draw.float([4, 3])),
      forward(draw.int([3]), draw.int([3])),
      kink(draw.float([0]), draw.float([0])),
      refused(draw.float([3]), draw.float([4])),
      refused(draw.float([2, 2, 2]), draw.float([2])),
    ],
  },
  outerProduct: {
    calls: (draw) => [
      call(draw.float([3]), draw.float([4])),
      call(draw.float([1]), draw.float([1])),
      forward(draw.int([3]), draw.int([2])),
      refused(draw.float([2, 2]), draw.float([2])),
    ],
  },
  einsum: {
    calls: (draw) => [
      call('ij,jk->ik', draw.float([2, 3]), draw.float([3, 4])),
      call('ij->ji', draw.float([2, 3])),
      call('ij->', draw.float([2, 3])),
      call('ij->i', draw.float([2, 3])),
      call('i,i->', draw.float([4]), draw.float([4])),
      call('i,j->ij', draw.float([2]), draw.float([3])),
      call('bij,bjk->bik', draw.float([2, 2, 3]), draw.float([2, 3, 2])),
      call('bhwc,bhwd->bcd', draw.float([2, 2, 3, 2]), draw.float([2, 2, 3, 3])),
      call('abc,cd->abd', draw.float([2, 1, 3]), draw.float([3, 2])),
      call('ij,ij->ij', draw.float([2, 3]), draw.float([2, 3])),
      call('ij,k->ijk', draw.float([2, 2]), draw.float([3])),
      forward('ij,jk->ik', draw.int([2, 3]), draw.int([3, 2])),
      refused('ij,jk->ik', draw.float([2, 3]), draw.float([4, 2])),
      call('ij,jk', draw.float([2, 3]), draw.float([3, 4])),
      call('ab,bc,cd->ad', draw.float([2, 3]), draw.float([3, 2]), draw.float([2, 4])),
      refused('ij,jk->ik', draw.float([2, 3])),
      refused('ijk->ij', draw.float([2, 3])),
    ],
  },
  'fused.matMul': {
    calls: (draw) => [
      ...PRODUCTS.slice(1, 10).map(([a, b, transposeA = false, transposeB = false]) =>
        call({ a: draw.float(a), b: draw.float(b), transposeA, transposeB }),
      ),
      call({ a: draw.float([2, 3]), b: draw.float([3, 4]), bias: draw.float([4]) }),
      call({ a: draw.float([2, 3]), b: draw.float([3, 4]), bias: draw.float([1, 4]) }),
      call({ a: draw.float([2, 2, 3]), b: draw.float([2, 3, 4]), bias: draw.float([4]) }),
      call({
        a: draw.float([4, 2, 3]),
        b: draw.float([1, 3, 2]),
        bias: draw.float([2]),
        activation: 'sigmoid',
      }),
      call({ a: draw.float([2, 3]), b: draw.float([3, 4]), bias: draw.float([4]), activation: 'sigmoid' }),
      ...['relu', 'relu6', 'elu'].map((activation) =>
        call({
          a: draw.apart([2, 3], 1),
          b: draw.apart([3, 4], 1),
          bias: draw.float([4], 0.1, 0.3),
          activation,
        }),
      ),
      call({
        a: draw.apart([2, 3], 1),
        b: draw.apart([3, 4], 1),
        bias: draw.float([4], 0.1, 0.3),
        activation: 'leakyrelu',
        leakyreluAlpha: 0.3,
      }),
      forward({
        a: draw.apart([2, 3], 1),
        b: draw.apart([3, 4], 1),
        bias: draw.float([4], 0.1, 0.3),
        activation: 'prelu',
        preluActivationWeights: draw.float([1, 4]),
      }),
      call({ a: draw.float([2, 3]), b: draw.float([3, 4]), activation: 'linear' }),
      kink({ a: draw.float([0, 3]), b: draw.float([3, 2]), bias: draw.float([2]) }),
      refused({ a: draw.float([2, 3]), b: draw.float([2, 3]) }),
      refused({ a: draw.float([2, 3]), b: draw.float([3, 4]), bias: draw.float([3]) }),
    ],
  },
} satisfies Family;
