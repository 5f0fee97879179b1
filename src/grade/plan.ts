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
 * - `seed`: every random input of a hidden test derives from it and from the names of problem, test and argument, so that adding a
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
    // Students know the public inputs: they must not tell the seed of the hidden ones.
    const secret = test.visibility === 'visible' ? 'public' : seed;
    const call = await callOf(problem, test, `${secret}/${problem.id}/${test.name}`);
    planned.push({ number, problem, test, call });
  }
  return planned;
}

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
