import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { VERDICTS, type Verdict } from '../../src/grade/result.js';
import type { Results } from '../results-schema.js';
import { EXAMPLES } from '../samples.js';

/** What a hostile hand-in must end with. */
export interface Expected {
  /** The problem attacked, or several; undefined where the hand-in cannot be opened at all. */
  readonly problem?: string | readonly string[] | undefined;
  readonly verdicts: readonly Verdict[];
  /** Problems that a good hand-in's files are laid beside it for: they get all their points. */
  readonly unharmed?: readonly string[] | undefined;
}

const attacked = z.enum(['tv-loss', 'content-loss', 'gram-matrix', 'saliency-map']);
const corpus = z.record(
  z.string(),
  z.strictObject({
    problem: z.union([attacked, z.array(attacked).nonempty()]),
    verdicts: z.array(z.enum(VERDICTS).exclude(['pass', 'near-miss'])).nonempty(),
    needs: z.literal('isolation').optional(),
    unharmed: z.array(z.string()).nonempty().optional(),
  }),
);

/** hostile.yaml: every program of the corpus by name. */
export const loadCorpus = async (): Promise<z.infer<typeof corpus>> =>
  corpus.parse(parse(await readFile(join(EXAMPLES, 'hostile.yaml'), 'utf8')));

type Test = Results['tests'][number];

const isAttacked = ({ problem }: Expected, { extra_data }: Test): boolean =>
  problem === undefined || [problem].flat().includes(extra_data.problem);
const isUnharmed = ({ unharmed = [] }: Expected, { extra_data }: Test): boolean =>
  unharmed.includes(extra_data.problem);

/** Where a hand-in's attacked problems earned a point or another verdict than they must, a line each. */
export function unpunished(name: string, expected: Expected, results: Results | undefined): string[] {
  const tests = results?.tests.filter((test) => isAttacked(expected, test)) ?? [];
  if (tests.length === 0) return [`${name}: no result`];
  return tests.flatMap(({ number, score, extra_data, output }) =>
    score === 0 && expected.verdicts.includes(extra_data.verdict)
      ? []
      : [
          `${name} ${number}: ${extra_data.verdict}, ${score} points, not ${expected.verdicts.join(' or ')}. ${output}`,
        ],
  );
}

/** Where another problem of a hand-in lost or earned what it must not: what is beside it passes, what is not there is missing. */
export function harmed(name: string, expected: Expected, results: Results | undefined): string[] {
  const others = results?.tests.filter((test) => !isAttacked(expected, test)) ?? [];
  return others.flatMap((test) => {
    const { number, score, max_score, output, extra_data } = test;
    const right = isUnharmed(expected, test)
      ? extra_data.verdict === 'pass' && score === max_score
      : ['missing', 'not-graded'].includes(extra_data.verdict) && score === 0;
    return right ? [] : [`${name} ${number} ${extra_data.problem}: ${extra_data.verdict}. ${output}`];
  });
}

/** Where a hand-in has more points than its unharmed problems are worth. */
export function overpaid(name: string, expected: Expected, results: Results | undefined): string[] {
  const { score = Number.NaN, tests = [] } = results ?? {};
  const most = tests.reduce((sum, test) => sum + (isUnharmed(expected, test) ? test.max_score : 0), 0);
  return score <= most ? [] : [`${name}: ${score} points, at most ${most}`];
}

/** What programs say that they got hold of, by kind. */
export const escapes = (name: string, results: Results | undefined): { kind: string; line: string }[] =>
  [...(results?.extra_data.log ?? '').matchAll(/ESCAPED (\w+).*/g)].map(([line, kind]) => ({
    kind: kind!,
    line: `${name}: ${line}`,
  }));
