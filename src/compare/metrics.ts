import { cosine, largestOf, relativeL2, shareOff } from './numbers.js';
import { gradedOutputs, type Tensors, tensorOf } from './outputs.js';
import { structureProblem } from './structure.js';

/** An element is off, in the metric `shareOff`, beyond this part of the largest expected magnitude. */
const OFF = 0.01;

/**
 * Numbers measured for every output of the answer key, whatever a test checks: `relativeL2`, `maxAbsoluteDifference`,
 * `shareOff` (beyond 1 % of the largest expected magnitude) and `cosine`, as `<output>.relativeL2` where there are several.
 *
 * What cannot be measured, for example against another shape, is left out; so is a number that is not finite.
 */
export function metricsOf(actual: Tensors, expected: Tensors): Record<string, number> {
  const names = gradedOutputs(expected);
  const metrics: Record<string, number> = {};
  for (const name of names) {
    const [got, wanted] = [tensorOf(actual, name), tensorOf(expected, name)];
    if (!got || !wanted || structureProblem(got, wanted) !== undefined) continue;
    const [a, e] = [got.data, wanted.data];
    const measured = {
      relativeL2: relativeL2(a, e),
      maxAbsoluteDifference: largestOf(a.length, (i) => Math.abs(a[i]! - e[i]!)).value,
      shareOff: shareOff(a, e, OFF),
      cosine: cosine(a, e),
    };
    for (const [metric, value] of Object.entries(measured)) {
      if (Number.isFinite(value)) metrics[names.length > 1 ? `${name}.${metric}` : metric] = value;
    }
  }
  return metrics;
}
