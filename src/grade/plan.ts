import { type Streams, seeded } from '../model/random.js';
import type { ArgumentSpec } from '../rubric/arguments.js';
import type { Assignment, Problem, Test } from '../rubric/schema.js';
import type { Argument, Call } from '../sandbox/call.js';
import { materialise, type Source } from './materialise.js';
import { isPublic } from './result.js';

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
 * Fixes the inputs of tests. Random ones derive from the names of problem, test and argument too, so that adding a test
 * leaves the others' inputs as they were.
 *
 * - `seed`: what inputs of public tests derive from; students may know it.
 * - `hidden`: what those of all other tests derive from; needed where there is one.
 */
export async function plan(
  tests: readonly Omit<PlannedTest, 'call'>[],
  seed: number,
  hidden?: Streams,
): Promise<PlannedTest[]> {
  const planned: PlannedTest[] = [];
  for (const each of tests) {
    const { problem, test } = each;
    const name = `${problem.id}/${test.name}`;
    const call = isPublic(test)
      ? await callOf(problem, test, `${seed}/${name}`, seeded)
      : await callOf(problem, test, name, hidden!);
    planned.push({ ...each, call });
  }
  return planned;
}

async function callOf(problem: Problem, test: Test, stream: string, streams: Streams): Promise<Call> {
  const { gradient } = test;
  const first = await inputs(test, stream, { streams });
  return {
    file: problem.file,
    export: problem.export,
    arguments: first.arguments,
    ...(gradient && { gradient: { of: gradient.of, ...(first.upstream && { upstream: first.upstream }) } }),
    ...(test.calls === 2 && {
      another: await inputs(test, `${stream}/another`, { streams, mirrored: true }),
    }),
  };
}

/** What a function is called with, and the gradient of its result. */
async function inputs(test: Test, stream: string, source: Source): Promise<NonNullable<Call['another']>> {
  const given = test.gradient?.upstream;
  const upstream = given && (await materialise(given, `${stream}/upstream`, source));
  return {
    arguments: await materialiseAll(test.arguments, stream, source),
    ...(upstream?.kind === 'tensor' && { upstream: upstream.tensor }),
  };
}

/** Arguments by name, in the function's order. */
export async function materialiseAll(
  specs: Readonly<Record<string, ArgumentSpec>>,
  stream: string,
  source: Source,
): Promise<Record<string, Argument>> {
  const args: Record<string, Argument> = {};
  for (const [name, spec] of Object.entries(specs))
    args[name] = await materialise(spec, `${stream}/${name}`, source);
  return args;
}
