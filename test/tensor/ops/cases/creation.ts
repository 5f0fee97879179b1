import { type Argument, type Call, forward, refused } from '../call.js';
import type { Entry, Family } from '../entry.js';

const made = (calls: readonly Call[]): Entry => ({ exact: true, calls: () => calls });
const DTYPES = [undefined, 'float32', 'int32', 'bool'];
const SHAPES = [[], [3], [2, 3], [0], [2, 0]];
const constant = made([
  ...SHAPES.flatMap((shape) => DTYPES.map((dtype) => forward(shape, dtype))),
  forward([2], 'complex64'),
  refused([-1]),
]);
/** A nested list of a rank, and a typed array of that shape. */
const tensorOf = (rank: number): Entry => {
  const shape = [2, 1, 2, 1, 2, 1].slice(0, rank);
  const size = 2 ** Math.ceil(rank / 2);
  let nested: Argument = Array.from({ length: size }, (_, i) => i - 0.5);
  for (const n of shape.slice(1).reverse()) {
    const flat: readonly Argument[] = nested as readonly Argument[];
    nested = Array.from({ length: flat.length / n }, (_, i) => flat.slice(i * n, (i + 1) * n));
  }
  return made([
    forward(nested),
    forward(nested, rank === 1 ? 'int32' : shape, ...(rank === 1 ? [] : ['int32'])),
    ...(rank === 1
      ? []
      : [forward(new Float32Array(size).fill(1.5), shape), refused(new Float32Array(size))]),
    refused(nested, rank === 1 ? 'other' : [7]),
    refused(1),
  ]);
};

export default {
  zeros: constant,
  ones: constant,
  fill: made([
    ...SHAPES.map((shape) => forward(shape, 2.5)),
    forward([2], 3, 'int32'),
    forward([2], 2.7, 'int32'),
    forward([2], 1, 'bool'),
    forward([2], 'a'),
    forward([2], 'a', 'string'),
    forward([2], Number.NaN),
    refused([-1], 1),
  ]),
  scalar: made([
    forward(2.5),
    forward(2.5, 'int32'),
    forward(true),
    forward('a'),
    forward(Number.NaN),
    refused([1, 2]),
    refused(1, 'complex64'),
  ]),
  tensor: made([
    forward([1, 2, 3]),
    forward([
      [1, 2],
      [3, 4],
    ]),
    forward([1, 2, 3, 4], [2, 2]),
    forward([1.5, -1.5, 300], undefined, 'int32'),
    forward([0, 2, Number.NaN], undefined, 'bool'),
    forward([true, false]),
    forward(['a', 'é']),
    forward(3),
    forward(new Int32Array([1, 2]), [2, 1]),
    forward(new Uint8Array([1, 255]), [2]),
    forward([], [0, 2]),
    refused([1, 2, 3], [2, 2]),
    refused([1], [1], 'complex64'),
  ]),
  tensor1d: tensorOf(1),
  tensor2d: tensorOf(2),
  tensor3d: tensorOf(3),
  tensor4d: tensorOf(4),
  tensor5d: tensorOf(5),
  tensor6d: tensorOf(6),
  buffer: made([
    forward([2, 2]),
    forward([3], 'int32', new Int32Array([1, 2, 3])),
    forward([2], 'bool'),
    refused([3], 'float32', new Float32Array(2)),
  ]),
  eye: made([
    ...DTYPES.map((dtype) => forward(3, undefined, undefined, dtype)),
    forward(2, 4),
    forward(4, 2),
    forward(2, 3, [2]),
    forward(2, 2, [2, 1]),
    refused(2, 2, [1, 1, 1, 1, 1]),
  ]),
  linspace: made([
    forward(0, 1, 5),
    forward(2, -2, 4),
    forward(1, 1, 1),
    forward(0, 9, 10),
    refused(0, 1, 0),
  ]),
  range: made([
    forward(0, 5),
    forward(0, 9, 2),
    forward(5, 0, -2),
    forward(0, 1, 0.25),
    forward(3, 3),
    forward(0, 4, 1, 'int32'),
    forward(0, 4, -1),
    refused(0, 4, 0),
  ]),
} satisfies Family;
