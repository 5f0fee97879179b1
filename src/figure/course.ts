import { short } from './range.js';

/** A value this much above the first, or above the lowest before it, is a rise that one sees. */
const SEEN = 1.1;

/**
 * The course of a curve in words, as one sees it: `from 40 to 12`, `rises from 40 to its highest, 95 in iteration 3, then falls to 12`.
 *
 * - `values`: one an iteration, from iteration 1; what is not finite is said.
 */
export function courseOf(values: ArrayLike<number>): string {
  const [first, last] = [values[0]!, values[values.length - 1]!];
  const odd = Array.from(values).findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) return `from ${short(first)}; in iteration ${odd + 1} it is ${values[odd]}`;
  let [peak, least] = [0, 0];
  for (let i = 1; i < values.length; i++) {
    if (values[i]! > values[peak]!) peak = i;
    if (values[i]! < values[least]!) least = i;
  }
  // One notation for all: that of the axis.
  const told = [first, values[peak]!, values[least]!, last];
  const powers = told.some((value) => short(value).includes('e'));
  const words = (value: number): string =>
    powers ? value.toExponential(2).replace('e+', 'e') : short(value);
  const at = (i: number): string => `${words(values[i]!)} in iteration ${i + 1}`;
  if (values[peak]! > SEEN * Math.abs(first)) {
    const rise = `rises from ${words(first)} to its highest, ${at(peak)}`;
    return peak === values.length - 1 ? rise : `${rise}, then falls to ${words(last)}`;
  }
  if (last > SEEN * Math.abs(values[least]!) && least > 0) {
    return `falls from ${words(first)} to its lowest, ${at(least)}, then rises to ${words(last)}`;
  }
  return `from ${words(first)} to ${words(last)}`;
}
