import { createHash } from 'node:crypto';
import type { ArgumentSpec } from '../rubric/arguments.js';
import type { Assignment, Problem, Test } from '../rubric/schema.js';
import type { Argument, Call } from '../sandbox/call.js';
import { materialise } from './materialise.js';

/** One test, ready to run: its inputs are fixed. */
export interface PlannedTest {
  /** `1.2`: second test of the first problem. */
  readonly number: string;
  readonly problem: Problem;
  readonly test: Test;
  readonly call: Call;
}

/** Every test of an assignment, numbered, its inputs still open. */
export const numbered = ({ problems }: Assignment): Omit<PlannedTest, 'call'>[] =>
  problems.flatMap((problem, p) =>
    problem.tests.map((test, t) => ({ number: `${p + 1}.${t + 1}`, problem, test })),
  );

/**
 * Fixes the inputs of every test of an assignment.
 *
 * - `seed`: every random input derives from it and from the names of problem, test and argument, so that adding a
 *   test leaves the others' inputs as they were.
 * - `select`: which tests are wanted; numbers stay those of the whole assignment.
 */
export async function plan(
  assignment: Assignment,
  seed: number,
  select: (problem: Problem, test: Test) => boolean,
): Promise<PlannedTest[]> {
  const planned: PlannedTest[] = [];
  for (const { number, problem, test } of numbered(assignment)) {
    if (!select(problem, test)) continue;
    const secret = test.visibility === 'visible' ? publicSeed(seed) : seed;
    const call = await callOf(problem, test, `${secret}/${problem.id}/${test.name}`);
    planned.push({ number, problem, test, call });
  }
  return planned;
}

/** Students see the inputs of public tests: one way, so that these do not tell what the hidden ones are drawn from. */
const publicSeed = (seed: number): string => createHash('sha256').update(`public/${seed}`).digest('hex');

async function callOf(problem: Problem, test: Test, stream: string): Promise<Call> {
  const { gradient } = test;
  const upstream = gradient?.upstream && (await materialise(gradient.upstream, `${stream}/upstream`));
  return {
    file: problem.file,
    export: problem.export,
    arguments: await materialiseAll(test.arguments, stream),
    ...(gradient && {
      gradient: { of: gradient.of, ...(upstream?.kind === 'tensor' && { upstream: upstream.tensor }) },
    }),
    ...(test.calls && { calls: test.calls }),
  };
}

/** Arguments by name, in the function's order. */
export async function materialiseAll(
  specs: Readonly<Record<string, ArgumentSpec>>,
  stream: string,
): Promise<Record<string, Argument>> {
  const args: Record<string, Argument> = {};
  for (const [name, spec] of Object.entries(specs)) args[name] = await materialise(spec, `${stream}/${name}`);
  return args;
}
