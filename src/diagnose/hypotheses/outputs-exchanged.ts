import { distance, norm } from '../../compare/numbers.js';
import { ANOTHER, gradedOutputs, tensorOf } from '../../compare/outputs.js';
import { sameShape } from '../../compare/structure.js';
import { rightOutputs } from '../evidence.js';
import { defineCallHypothesis } from '../hypothesis.js';
import type { Mismatch } from '../mismatch.js';
import { listed } from '../words.js';

/** Fewer numbers than this are another output's by chance. */
const FEW = 8;
const SAME = 1e-4;
/** And to this part of what both outputs should differ by: an image that hardly moves is like the one before whatever moves it. */
const NEARER = 0.01;

/** An output holds what another one should. */
export default defineCallHypothesis({
  title: 'Outputs exchanged',
  explain(mismatch) {
    const right = rightOutputs(mismatch);
    const names = gradedOutputs(mismatch.expected);
    // What an output is a change from, it also holds where nothing is changed: that has a finding of its own.
    const starts = new Set(mismatch.checks.map(({ relativeTo }) => relativeTo));
    const found = names
      .filter((name) => !right.includes(name))
      .flatMap((name) => {
        const other = names.find(
          (each) =>
            each !== name && !starts.has(each) && sameCall(each, name) && isThatOf(mismatch, name, each),
        );
        return other === undefined ? [] : [{ name, other }];
      });
    if (found.length === 0) return undefined;
    const exchanged =
      found.length === 2 && found[0]!.name === found[1]!.other && found[1]!.name === found[0]!.other;
    return {
      message: exchanged
        ? `Your outputs ${found[0]!.name} and ${found[0]!.other} are exchanged: each holds what the other should.`
        : `${listed(found.map(({ name, other }) => `Your output ${name} holds what ${other} should`))}.`,
      confidence: 0.97,
    };
  },
});

const sameCall = (a: string, b: string): boolean => a.startsWith(ANOTHER) === b.startsWith(ANOTHER);

function isThatOf({ actual, expected }: Mismatch, name: string, other: string): boolean {
  const [got, own, wanted] = [tensorOf(actual, name), tensorOf(expected, name), tensorOf(expected, other)];
  if (!got || !wanted || !sameShape(got.shape, wanted.shape) || new Set(wanted.data).size < FEW) return false;
  const apart =
    own && sameShape(own.shape, wanted.shape) ? distance(own.data, wanted.data) : Number.POSITIVE_INFINITY;
  return distance(got.data, wanted.data) <= Math.min(SAME * norm(wanted.data), NEARER * apart);
}
