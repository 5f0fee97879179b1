import { z } from 'zod';
import type { Check } from '../compare/check.js';
import { comparators } from '../compare/index.js';
import { byKind, strict } from './strict.js';

const shared = {
  on: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Outputs to compare; default: all that the key gives'),
  relativeTo: z
    .string()
    .min(1)
    .optional()
    .describe('Compare the differences from this input, or from this image that a recorder keeps'),
  noise: z
    .number()
    .positive()
    .optional()
    .describe(
      'How far right answers are known to lie apart, where that is rare or needs other engines to be seen: `audit` counts with it where it measures less; decides nothing when grading',
    ),
};

const [first, ...others] = [...comparators].map(([kind, { title, options }]) =>
  strict({ kind: z.literal(kind), ...options.shape, ...shared }).describe(title),
);

/** A check: one of the comparators by its file's name, with its options. A new comparator is known here at once. */
export const check: z.ZodType<Check> = byKind([first!, ...others]).meta({ id: 'check' });
