import { z } from 'zod';
import { VERDICTS, VISIBILITIES } from '../src/grade/result.js';

/** Gradescope's results.json, with what this project promises in `extra_data`. */
export const RESULTS = z.strictObject({
  score: z.number().nonnegative(),
  output: z.string(),
  output_format: z.literal('text'),
  execution_time: z.number().nonnegative().optional(),
  visibility: z.enum(VISIBILITIES),
  stdout_visibility: z.enum(VISIBILITIES),
  extra_data: z.looseObject({ submission: z.string(), seed: z.number(), log: z.string() }),
  tests: z
    .array(
      z.strictObject({
        number: z.string(),
        name: z.string(),
        score: z.number().nonnegative(),
        max_score: z.number().nonnegative(),
        status: z.enum(['passed', 'failed']),
        output: z.string(),
        output_format: z.literal('text'),
        visibility: z.enum(VISIBILITIES),
        extra_data: z.strictObject({
          problem: z.string(),
          verdict: z.enum(VERDICTS),
          metrics: z.record(z.string(), z.number()),
          findings: z.array(z.strictObject({ id: z.string(), message: z.string(), confidence: z.number() })),
        }),
      }),
    )
    .nonempty(),
});
export type Results = z.infer<typeof RESULTS>;
