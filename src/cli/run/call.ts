import { GradelensError } from '../../errors.js';
import type { PlannedTest } from '../../grade/plan.js';
import { isPublic } from '../../grade/result.js';
import { nearest } from '../../nearest.js';
import type { Assignment, Problem } from '../../rubric/schema.js';
import type { Argument, Call } from '../../sandbox/call.js';
import type { FlatTensor } from '../../tensor/flat.js';

/**
 * The problem of a function.
 *
 * @throws {GradelensError} `RUN_UNKNOWN` with the functions that there are
 */
export function problemOf({ problems }: Assignment, file: string, name: string): Problem {
  const found = problems.find((problem) => problem.file === file && problem.export === name);
  if (found) return found;
  const own = problems.filter((problem) => problem.file === file).map((problem) => problem.export);
  const known = own.length > 0 ? own : problems.map((problem) => `${problem.file} ${problem.export}`);
  const near = nearest(name, own);
  throw new GradelensError(
    'RUN_UNKNOWN',
    `The assignment has no function ${name} in ${file}.${near ? ` Did you mean ${near}?` : ''} It has: ${known.join(', ')}.`,
  );
}

/**
 * A function's public test by its number; without one, its first.
 *
 * @throws {GradelensError} `RUN_NO_TEST` with the numbers that there are
 */
export function testOf(
  tests: readonly PlannedTest[],
  { id, export: name }: Problem,
  number?: string,
): PlannedTest {
  const own = tests.filter(({ problem, test }) => problem.id === id && isPublic(test));
  const found = number === undefined ? own[0] : own.find((each) => each.number === number);
  if (found) return found;
  const there = own.map((each) => `${each.number} (${each.test.name})`).join(', ');
  throw new GradelensError(
    'RUN_NO_TEST',
    number === undefined
      ? `${name} has no public test whose inputs could be used.`
      : `${name} has no public test ${number}. It has: ${there || 'none'}.`,
  );
}

/** The argument that is a batch of pictures, by its name; undefined where none is. */
export const pictureArgument = ({ arguments: given }: Call): string | undefined =>
  Object.entries(given).find(
    ([, each]) => each.kind === 'tensor' && each.tensor.shape.length === 4 && each.tensor.shape[3] === 3,
  )?.[0];

/** A call with one's own picture [1,H,W,3] in the place of its pictures, and its class in the place of theirs. */
export function withPicture(call: Call, picture: FlatTensor, target: number): Call {
  const name = pictureArgument(call)!;
  const put = (key: string, given: Argument): Argument => {
    if (key === name) return { kind: 'tensor', tensor: picture };
    if (given.kind !== 'value') return given;
    const { value } = given;
    if (Array.isArray(value) && value.every(Number.isInteger)) return { kind: 'value', value: [target] };
    return typeof value === 'number' && /^(y|target\w*|label|class)$/i.test(key)
      ? { kind: 'value', value: target }
      : given;
  };
  return {
    file: call.file,
    export: call.export,
    arguments: Object.fromEntries(
      Object.entries(call.arguments).map(([key, given]) => [key, put(key, given)]),
    ),
  };
}
