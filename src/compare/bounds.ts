import { z } from 'zod';
import type { Measurement } from './comparator.js';
import { bracketed, shortBeside } from './numbers.js';

/** Options of a comparator that measures an error: smaller is better. */
export const errorBounds = {
  tolerance: z.number().nonnegative().describe('Pass at or below this'),
  nearMiss: z.number().positive().optional().describe('Near miss at or below this; larger than tolerance'),
};

/** Options of a comparator that measures a likeness: larger is better, and a blank result has 0, which must not pass. */
export const likenessBounds = {
  minimum: z.number().positive().max(1).describe('Pass at or above this; 1 is identical'),
  nearMiss: z
    .number()
    .positive()
    .max(1)
    .optional()
    .describe('Near miss at or above this; smaller than minimum'),
};

type Bound = number | undefined;

/** Judges an error. `what` begins the sentence; `at` is the place of the worst element. */
export function atMost(
  value: number,
  { tolerance, nearMiss }: { tolerance: number; nearMiss?: Bound },
  what: string,
  at?: readonly number[],
): Measurement {
  const pass = value <= tolerance;
  const place = at && at.length > 0 ? ` at ${bracketed(at)}` : '';
  return {
    value,
    pass,
    nearMiss: !pass && nearMiss !== undefined && value <= nearMiss,
    message: `${what} is ${shortBeside(value, tolerance)}${place}; at most ${tolerance} passes.`,
    ...(at && { at }),
  };
}

/** Judges a likeness. */
export function atLeast(
  value: number,
  { minimum, nearMiss }: { minimum: number; nearMiss?: Bound },
  what: string,
): Measurement {
  const pass = value >= minimum;
  return {
    value,
    pass,
    nearMiss: !pass && nearMiss !== undefined && value >= nearMiss,
    message: `${what} is ${shortBeside(value, minimum)}; at least ${minimum} passes.`,
  };
}
