import { nonFiniteProblem } from '../compare/structure.js';
import { type Evidence, evidenceOf } from './evidence.js';
import type { Mismatch } from './mismatch.js';

/** What would explain a mismatch. */
export interface Explanation {
  /** For the student: what the numbers show, in numbers, then what often does that; not the solution. */
  readonly message: string;
  /** 0 to 1: `sure` in fit.ts makes it from how many numbers tell; what holds by bounds or shapes alone has at most 0.7. */
  readonly confidence: number;
}

/** What is known of a hypothesis besides how it explains. */
interface Family {
  readonly title: string;
  /** Hypotheses whose words, where both fit, say the same of the same numbers: only the surer one is told. */
  readonly restates?: readonly string[];
}

/** One family of mistakes: pure, over flat arrays. */
export interface Hypothesis extends Family {
  /** Nothing where the numbers do not fit. */
  explain(mismatch: Mismatch): readonly Explanation[];
}

/** Explains one output by its numbers: which output, and how its sentence begins, it need not know. */
export interface NumbersHypothesis extends Family {
  explain(evidence: Evidence): Explanation | undefined;
}

/** A hypothesis about the numbers of one output that is wrong. It only sees finite, non-empty tensors. */
export const defineHypothesis = ({ explain, ...family }: NumbersHypothesis): Hypothesis => ({
  ...family,
  explain: (mismatch) =>
    evidenceOf(mismatch)
      .filter(({ actual, expected }) => [actual, expected].every(isFull))
      .flatMap((evidence) => explain(evidence) ?? []),
});

const isFull = (tensor: Evidence['actual']): boolean =>
  tensor.data.length > 0 && nonFiniteProblem(tensor) === undefined;

/** A hypothesis about several outputs together, about what a function does to its inputs, or between two calls. */
export const defineCallHypothesis = ({
  explain,
  ...family
}: Family & {
  explain(mismatch: Mismatch): Explanation | undefined;
}): Hypothesis => ({ ...family, explain: (mismatch) => [explain(mismatch) ?? []].flat() });
