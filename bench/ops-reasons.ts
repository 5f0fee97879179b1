import { replacementOf } from '../scripts/ops-table/replaced.js';
import never from '../src/tensor/repair/guards/never.js';

/** Ops whose wasm kernel calls a function of the C library for every number: eight to twenty nanoseconds each. */
const ONE_BY_ONE = new Set(
  'expm1 tan sinh cosh tanh sin cos atan asinh acosh acos asin atanh erf log log1p atan2 pow mod'.split(' '),
);

/** Ops whose kernel TensorFlow.js has in C++, as a loop over single numbers. */
const IN_A_LOOP = new Set(
  'argMax argMin avgPool3d batchNorm cast conv3d exp localResponseNormalization searchSorted selu softplus where'.split(
    ' ',
  ),
);

/** Kernels that give the same data another shape or another user. */
const FREE = new Set(['ExpandDims', 'Identity', 'Reshape']);

/** Ops that TensorFlow.js's wasm backend computes in JavaScript, the drawing of random numbers among them. */
const IN_JAVASCRIPT = new Set(
  'range topk unique randomNormal randomUniform randomGamma truncatedNormal'.split(' '),
);

/** Ops that are what they are for another reason. */
const KNOWN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['maxPool3d', 'maxPoolWithArgmax', 'scatterND', 'unsortedSegmentSum'].map((op) => [
      op,
      "a loop in JavaScript over wasm's memory",
    ]),
  ),
  'image.cropAndResize': "the cpu engine's CropAndResize, on copies: its indices are int32",
  'linalg.qr': 'TensorFlow.js composes it of many small ops',
  'linalg.bandPart': 'TensorFlow.js composes it of many small ops',
};

/**
 * Why an op may be slower than ten times its bound: what it is made of, or that wasm lacks one of its kernels. Undefined:
 * somebody should look.
 */
export function reasonFor(op: string, kernels: Iterable<string>): string | undefined {
  if (ONE_BY_ONE.has(op)) return 'a function of the C library for every number';
  if (KNOWN[op]) return KNOWN[op];
  const borrowed = [...kernels].filter(
    (kernel) => replacementOf(kernel)?.startsWith("cpu's") || never.kernels.includes(kernel),
  );
  if (borrowed.length > 0) return `the cpu engine's ${borrowed.join(', ')}, on copies`;
  if (IN_JAVASCRIPT.has(op)) return 'computed in JavaScript by TensorFlow.js';
  const steps = [...new Set(kernels)].filter((kernel) => !FREE.has(kernel));
  if (steps.length > 1) return `several passes over memory: ${steps.join(', ')}`;
  return IN_A_LOOP.has(op) ? "TensorFlow.js's own kernel, one number at a time" : undefined;
}
