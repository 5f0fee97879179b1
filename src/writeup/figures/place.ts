import type { Grader } from '../../grade/grader.js';
import type { TimeBudget } from '../../grade/time-budget.js';
import type { Problem } from '../../rubric/schema.js';
import type { Session } from '../../sandbox/session.js';
import type { TensorCache } from '../../store/tensor-cache.js';
import type { OwnImages } from './own-image.js';

/** What a figure is made of and with. */
export interface Place {
  /** The hand-in's running code. */
  readonly session: Session;
  readonly grader: Grader;
  /** Pictures of the hand-in. */
  readonly own: OwnImages;
  readonly cache?: TensorCache;
  /** Small and fast instead of full size. */
  readonly quick: boolean;
  readonly signal?: AbortSignal;
  /**
   * Problems whose functions ran out of time or memory, by id, and what was said of it. They are not called again: an endless
   * loop is waited for once, not once for each figure.
   */
  readonly spent?: Map<string, string>;
  /** What all calls may take together; default: no limit but their own. */
  readonly budget?: TimeBudget;
  /** How many of a figure's steps are done. */
  onProgress?(done: number, total: number): void;
}

/** Why there is no figure, in words a student can act on. */
export class FigureFailure extends Error {}

/**
 * Ends a figure that nobody waits for any more.
 *
 * @throws {FigureFailure}
 */
export function proceed({ signal }: Place): void {
  if (signal?.aborted) throw new FigureFailure('The figure was interrupted.');
}

/** @throws {FigureFailure} for an id that the assignment lacks. */
export function problemOf({ grader }: Place, id: string): Problem {
  const problem = grader.assignment.problems.find((each) => each.id === id);
  if (!problem)
    throw new FigureFailure(`The assignment has no problem ${id}, whose function makes this figure.`);
  return problem;
}

/** `gorilla (366)`; names beyond the first are left out. */
export const classOf = ({ grader }: Place, index: number): string =>
  `${grader.labels[index]?.split(',')[0] ?? 'class'} (${index})`;

/** A draft has so many times fewer iterations. */
export const DRAFT = 10;

/** Iterations of a draft, or a place among them. */
export const fewer = (iterations: number): number => Math.max(1, Math.round(iterations / DRAFT));

/** Seconds for one call: figures are larger than tests, and get this many times a test's time. */
const TIMES_A_TEST = 4;
export const figureLimit = (asked: number | undefined, { timeLimit }: Problem): number =>
  asked ?? TIMES_A_TEST * timeLimit;
