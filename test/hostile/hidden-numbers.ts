import { inputsOf } from '../../src/grade/materialise.js';
import type { PlannedTest } from '../../src/grade/plan.js';
import { isPublic } from '../../src/grade/result.js';

/** Digits from which on a number is told from others. */
const DIGITS = 5;

/** All numbers of some tests' tensors, without their signs, rising. */
function numbersOf(tests: readonly PlannedTest[]): Float64Array {
  const all = tests.flatMap(({ call }) => [
    ...Object.values(inputsOf(call)),
    ...(call.gradient?.upstream ? [call.gradient.upstream] : []),
  ]);
  const numbers = new Float64Array(all.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of all) for (const number of data) numbers[at++] = Math.abs(Number(number));
  return numbers.sort();
}

/** Whether one of rising numbers lies within `most` of another. */
function near(numbers: Float64Array, value: number, most: number): boolean {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < value - most) low = middle + 1;
    else high = middle;
  }
  return low < numbers.length && numbers[low]! <= value + most;
}

/**
 * Finds numbers of hidden inputs in a text: in any spelling with at least five significant digits, rounded or cut off.
 *
 * What is as near to a number of a visible input is taken for that one: those may be shown, and of a hundred thousand numbers
 * one is always near.
 */
export function hiddenNumbersIn(tests: readonly PlannedTest[]): (text: string) => string[] {
  const hidden = numbersOf(tests.filter(({ test }) => !isPublic(test)));
  const visible = numbersOf(tests.filter(({ test }) => isPublic(test)));
  return (text) =>
    [...text.matchAll(/(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/gi)].flatMap(([token]) => {
      const [mantissa = '', exponent = '0'] = token.toLowerCase().split('e');
      const digits = mantissa.replace('.', '').replace(/^0+/, '').length;
      const value = Number(token);
      if (digits < DIGITS || value === 0 || !Number.isFinite(value)) return [];
      const places = (mantissa.split('.')[1] ?? '').length;
      // One in the last place, and what the decimal spelling of a 32-bit number may be off.
      const most = 10 ** (Number(exponent) - places) + value * 1e-9;
      return near(hidden, value, most) && !near(visible, value, most) ? [token] : [];
    });
}
