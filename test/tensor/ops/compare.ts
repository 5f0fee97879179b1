import type { Outcome, Output } from './run.js';

export interface Closeness {
  readonly exact?: boolean | undefined;
  /** Relative to the largest finite magnitude; default 2e-5. */
  readonly tolerance?: number | undefined;
  /** Only shape, dtype, mean and deviation. */
  readonly random?: boolean | undefined;
}

const few = (values: ArrayLike<number | string>): string =>
  Array.from(values)
    .slice(0, 8)
    .map((value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : `'${value}'`))
    .join(' ') + (values.length > 8 ? ' ...' : '');

export const describeOutcome = (outcome: Outcome): string =>
  'error' in outcome
    ? `error: ${outcome.error}`
    : outcome.outputs
        .map(({ dtype, shape, values }) => `${dtype}[${shape}](${few(values)})`)
        .join(', ')
        .slice(0, 400);

function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

function randomDiffers(got: readonly number[], right: readonly number[]): string | undefined {
  const [a, b] = [moments(got), moments(right)];
  const far = 5 * Math.max(b.deviation, a.deviation) * Math.sqrt(2 / right.length) + 1e-6;
  if (!(Math.abs(a.mean - b.mean) <= far)) return `mean ${a.mean}, not ${b.mean}`;
  // The deviation's own error is that of the mean for a normal distribution over root two; others have up to twice it.
  return Math.abs(a.deviation - b.deviation) <= 2 * far
    ? undefined
    : `deviation ${a.deviation}, not ${b.deviation}`;
}

function outputDiffers(got: Output, right: Output, closeness: Closeness): string | undefined {
  if (got.dtype !== right.dtype) return `dtype ${got.dtype}, not ${right.dtype}`;
  if (got.shape.join() !== right.shape.join()) return `shape [${got.shape}], not [${right.shape}]`;
  if (got.values.length !== right.values.length) {
    return `${got.values.length} values, not ${right.values.length}`;
  }
  if (closeness.random) return randomDiffers(got.values as number[], right.values as number[]);
  const inexact = (right.dtype === 'float32' || right.dtype === 'complex64') && !closeness.exact;
  const relative = inexact ? (closeness.tolerance ?? 2e-5) : 0;
  let largest = 0;
  for (let i = 0; i < right.values.length; i++) {
    const size = Math.abs(right.values[i] as number);
    if (Number.isFinite(size)) largest = Math.max(largest, size);
  }
  for (let i = 0; i < right.values.length; i++) {
    const [a, b] = [got.values[i]!, right.values[i]!];
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) continue;
    if (typeof a === 'string' || typeof b === 'string') return `'${a}' at ${i}, not '${b}'`;
    // Sums carry the error of their largest terms; beyond 10 each element answers for itself.
    const allowed = relative * Math.max(Math.abs(b), Math.min(largest, 10)) + (inexact ? 1e-6 : 0);
    if (!(Math.abs(a - b) <= allowed) || !Number.isFinite(b)) return `${a} at ${i}, not ${b}`;
  }
  return undefined;
}

/** In words how an outcome differs from the right one; undefined where it does not. */
export function differs(got: Outcome, right: Outcome, closeness: Closeness): string | undefined {
  if ('error' in got || 'error' in right) {
    if ('error' in got && 'error' in right) {
      return got.crash && !right.crash ? `breaks down: ${got.error}` : undefined;
    }
    return 'error' in got ? `throws: ${got.error}` : 'does not throw';
  }
  if (got.outputs.length !== right.outputs.length) {
    return `${got.outputs.length} tensors, not ${right.outputs.length}`;
  }
  for (const [i, output] of right.outputs.entries()) {
    const difference = outputDiffers(got.outputs[i]!, output, closeness);
    if (difference) return right.outputs.length === 1 ? difference : `tensor ${i}: ${difference}`;
  }
  return undefined;
}
