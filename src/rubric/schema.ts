import { z } from 'zod';
import { VISIBILITIES } from '../grade/result.js';
import { NETWORKS } from '../model/network.js';
import { LIBRARIES, USUAL } from '../sandbox/importable.js';
import { argumentSpec, argumentSpecs } from './arguments.js';
import { check } from './checks.js';
import { deck } from './deck.js';
import type { Fault } from './fault.js';
import { assignmentFaults, problemFaults, testFaults } from './faults.js';
import { policies } from './policies.js';
import { questionFaults } from './question-faults.js';
import { strict } from './strict.js';
import { identifier as id, title } from './words.js';

/** What a student is told of a known mistake, each with what comes before it. */
export const HINTS = ['off', 'look', 'name'] as const;
/** What stands for a page's name in `mistakePages`. */
export const PAGE = '{page}';

const points = z.number().nonnegative();

/** Adds the faults that only show between fields, each at its own place. */
const report =
  <T>(faultsOf: (value: T) => Iterable<Fault>) =>
  (value: T, context: z.RefinementCtx<T>): void => {
    for (const { path, message } of faultsOf(value))
      context.addIssue({ code: 'custom', path: [...path], message });
  };

const test = strict({
  name: z.string().min(1).describe('Random inputs derive from it too: renaming a test draws new ones'),
  points,
  visibility: z.enum(VISIBILITIES),
  arguments: argumentSpecs.describe("In the function's order"),
  calls: z
    .literal([1, 2])
    .optional()
    .describe(
      '2: called again with other inputs of the same shapes (drawn anew, photographs mirrored), then once more with the first: ' +
        'no result may depend on the calls before',
    ),
  gradient: strict({
    of: z.string().min(1).describe('The argument to differentiate by'),
    upstream: argumentSpec.optional().describe('Gradient of the result; ones by default'),
  })
    .optional()
    .describe('Also compare the gradient of the result'),
  scores: z
    .boolean()
    .optional()
    .describe("Also derive the network's scores of the result, as output `scores`"),
  checks: z.array(check).min(1),
  partialCredit: z.number().min(0).max(1).default(0).describe('Share of the points for a near miss'),
  mistakes: z
    .boolean()
    .default(true)
    .describe(
      'Whether a wrong answer is compared with all known mistakes; false where each would take seconds',
    ),
}).superRefine(report(testFaults));

const problem = strict({
  id,
  title,
  file: z.string().regex(/^[\w-]+\.ts$/, 'expected the name of a TypeScript file, without a folder'),
  export: z.string().regex(/^[A-Za-z_$][\w$]*$/, 'expected the name of a function'),
  imports: z
    .array(z.enum(LIBRARIES))
    .default([...USUAL])
    .describe('Libraries that `file`, and what it takes in, may import besides own files; types are free'),
  points: points.describe("The sum of its tests' points"),
  timeLimit: z.number().positive().default(20).describe('Seconds of wall clock a test'),
  credit: z
    .record(id, z.number().min(0).max(1))
    .optional()
    .describe('Share of the points that a known mistake still earns, by its name in the catalogue'),
  tests: z.array(test).min(1),
}).superRefine(report(problemFaults));

const letter = z.string().regex(/^[A-Z]$/, 'expected one capital letter');

const item = strict({
  id,
  title: title.describe('Its student reads it'),
  points: z.number().describe('Below 0: takes points away'),
  group: id.optional().describe('Of the items of one group an answer has one at most'),
});

const question = strict({
  id,
  title,
  prompt: z.string().min(1),
  points,
  words: z.int().positive().default(350).describe('Recommended most words'),
  choices: z.array(letter).min(2).optional(),
  answer: letter
    .optional()
    .describe('The right one of `choices`: it earns all points, any other none, without a marker'),
  scoring: z
    .enum(['positive', 'negative'])
    .optional()
    .describe('Items add to 0 (positive, the default) or take from all points (negative)'),
  items: z.array(item).optional().describe('What an answer earns or loses points for, when it is marked'),
})
  .superRefine(report(questionFaults))
  .describe('A question of answers.md, graded by hand, or by its right choice');

/** An assignment file: what is asked, how it is judged and what it is worth. */
export const assignment = strict({
  id,
  title,
  network: z.enum(Object.keys(NETWORKS) as (keyof typeof NETWORKS)[]),
  reference: z.string().min(1).optional().describe('Folder of the answer key, relative to this file'),
  expected: z
    .string()
    .min(1)
    .optional()
    .describe("Instead of `reference`: file with the key's recorded outputs, as a student's kit has it"),
  seed: z
    .int()
    .nonnegative()
    .describe(
      'Inputs of visible tests derive from it; no secret. Those of all others come from <file>.secret',
    ),
  memoryLimit: z.int().positive().default(2048).describe("MiB for a submission's process"),
  timeBudget: z
    .number()
    .positive()
    .default(300)
    .describe(
      'Seconds that a hand-in may take for all its tests together; ten times what the key takes at least',
    ),
  hints: z
    .enum(HINTS)
    .default('name')
    .describe(
      'How much a known mistake tells the student: what is off, also where to look, also its name; hidden tests tell nothing',
    ),
  mistakePages: z
    .url({ protocol: /^https?$/, error: 'expected an address, https://...' })
    .refine((address) => address.includes(PAGE), `expected ${PAGE} in it, where the page's name goes`)
    .optional()
    .describe(
      'Where the course publishes the pages of docs/mistakes, https://.../{page}.html: what a known mistake tells names its page',
    ),
  problems: z.array(problem).min(1),
  questions: z.array(question).default([]),
  policies: policies
    .optional()
    .describe('From points to the final score: lateness, extra credit, what counts'),
  deck: deck.optional().describe('The writeup; none without it'),
}).superRefine(report(assignmentFaults));

export type Assignment = z.infer<typeof assignment>;
export type Problem = z.infer<typeof problem>;
export type Test = z.infer<typeof test>;
export type Question = z.infer<typeof question>;
