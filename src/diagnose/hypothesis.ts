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

/** One family of mistakes: pure, over flat arrays. */
export interface Hypothesis {
  readonly title: string;
  /** Nothing where the numbers do not fit. */
  explain(mismatch: Mismatch): readonly Explanation[];
}

/** Explains one output by its numbers: which output, and how its sentence begins, it need not know. */
export interface NumbersHypothesis {
  readonly title: string;
  explain(evidence: Evidence): Explanation | undefined;
}

/** A hypothesis about the numbers of one output that is wrong. It only sees finite, non-empty tensors. */
export const defineHypothesis = ({ title, explain }: NumbersHypothesis): Hypothesis => ({
  title,
  explain: (mismatch) =>
    evidenceOf(mismatch)
      .filter(({ actual, expected }) => [actual, expected].every(isFull))
      .flatMap((evidence) => explain(evidence) ?? []),
});

const isFull = (tensor: Evidence['actual']): boolean =>
  tensor.data.length > 0 && nonFiniteProblem(tensor) === undefined;

/** A hypothesis about several outputs together, about what a function does to its inputs, or between two calls. */
export const defineCallHypothesis = ({
  title,
  explain,
}: {
  readonly title: string;
  explain(mismatch: Mismatch): Explanation | undefined;
}): Hypothesis => ({ title, explain: (mismatch) => [explain(mismatch) ?? []].flat() });
