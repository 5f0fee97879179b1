import { replacementOf } from '../scripts/ops-table/replaced.js';

/** Ops whose wasm kernel calls a function of the C library for every number: eight to twenty nanoseconds each. */
const ONE_BY_ONE = new Set(
  'expm1 tan sinh cosh tanh sin cos atan asinh acosh acos asin atanh erf log log1p atan2 pow mod'.split(' '),
);

/**
 * Why an op may be slower than ten times its bound: what it is made of, or that wasm lacks one of its kernels. Undefined:
 * somebody should look.
 */
export function reasonFor(op: string, kernels: Iterable<string>): string | undefined {
  if (ONE_BY_ONE.has(op)) return 'a function of the C library for every number';
  const borrowed = [...kernels].filter((kernel) => replacementOf(kernel)?.startsWith("cpu's"));
  return borrowed.length > 0 ? `the cpu engine's ${borrowed.join(', ')}` : undefined;
}
