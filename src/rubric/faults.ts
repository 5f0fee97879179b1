import type { Check } from '../compare/check.js';
import { sizeOf } from '../tensor/flat.js';
import type { ArgumentSpec } from './arguments.js';
import type { Deck } from './deck.js';
import { deckFaults } from './deck-faults.js';
import { type Fault, unknown } from './fault.js';
import { type Policies, policyNameFaults } from './policies.js';

type Arguments = Readonly<Record<string, ArgumentSpec>>;

interface TestLike {
  readonly arguments: Arguments;
  readonly checks: readonly Check[];
  readonly gradient?: { readonly of: string; readonly upstream?: ArgumentSpec | undefined } | undefined;
  readonly scores?: boolean | undefined;
}

/** Faults of a test: names that lead nowhere, near misses stricter than passes, scores that nobody derives. */
export function* testFaults(test: TestLike): Generator<Fault> {
  const { gradient, checks } = test;
  for (const [name, argument] of Object.entries(test.arguments))
    yield* argumentFaults(argument, ['arguments', name]);
  if (gradient) {
    const of = Object.keys(test.arguments).filter(
      (name) => tensorNames({ [name]: test.arguments[name]! }).length > 0,
    );
    if (!of.includes(gradient.of))
      yield unknown('argument with a tensor', gradient.of, of, ['gradient', 'of']);
    if (gradient.upstream) {
      yield* argumentFaults(gradient.upstream, ['gradient', 'upstream']);
      if (tensorNames({ upstream: gradient.upstream })[0] !== 'upstream') {
        yield { path: ['gradient', 'upstream', 'kind'], message: 'expected an argument that is one tensor' };
      }
    }
  }
  const inputs = tensorNames(test.arguments);
  for (const [i, check] of checks.entries()) yield* checkFaults(check, test, inputs, ['checks', i]);
}

function* checkFaults(
  check: Check,
  test: TestLike,
  inputs: readonly string[],
  path: Fault['path'],
): Generator<Fault> {
  const { kind, on, relativeTo, tolerance, minimum, nearMiss } = check;
  if (typeof nearMiss === 'number' && typeof tolerance === 'number' && nearMiss <= tolerance) {
    yield {
      path: [...path, 'nearMiss'],
      message: `expected more than the tolerance ${tolerance}, received ${nearMiss}`,
    };
  }
  if (typeof nearMiss === 'number' && typeof minimum === 'number' && nearMiss >= minimum) {
    yield {
      path: [...path, 'nearMiss'],
      message: `expected less than the minimum ${minimum}, received ${nearMiss}`,
    };
  }
  if (relativeTo !== undefined && !inputs.includes(relativeTo)) {
    const images = (recordedIterations(test.arguments) ?? []).map((iteration) => `image.${iteration}`);
    if (!images.includes(relativeTo))
      yield unknown('tensor', relativeTo, [...inputs, ...images], [...path, 'relativeTo']);
  }
  if (kind === 'argmax-is' && on === undefined && !test.scores) {
    yield { path: [...path, 'kind'], message: 'argmax-is reads the scores: add `scores: true` to the test' };
  }
  for (const [i, output] of (on ?? []).entries()) {
    const missing = missingOutput(output, test);
    if (missing) yield { path: [...path, 'on', i], message: missing };
  }
}

/** Why a test cannot give an output, as far as the rubric alone tells. */
function missingOutput(output: string, test: TestLike): string | undefined {
  if (output === 'scores' && !test.scores) return 'no scores are derived: add `scores: true` to the test';
  if (/^gradient(\.\d+)?$/.test(output) && !test.gradient)
    return 'no gradient is taken: add `gradient` to the test';
  const recorded = recordedIterations(test.arguments);
  if (output === 'losses' && recorded === undefined)
    return 'no losses are kept: add an argument of kind recorder';
  const [, iteration] = /^image\.(\d+)$/.exec(output) ?? [];
  if (iteration !== undefined && !recorded?.includes(Number(iteration))) {
    return `no recorder keeps iteration ${iteration}: add it to the recorder's \`at\``;
  }
  return undefined;
}

/** Iterations that recorders keep; `undefined` without a recorder. */
function recordedIterations(args: Arguments): number[] | undefined {
  const kept = Object.values(args).map((argument) => {
    if (argument.kind === 'options') return recordedIterations(argument.fields);
    return argument.kind === 'recorder' ? argument.at : undefined;
  });
  return kept.some((at) => at !== undefined) ? kept.flatMap((at) => at ?? []) : undefined;
}

/** Names that tensors have among a call's inputs: `X`, `features.0` of a list, `options.start` of an object. */
function tensorNames(args: Arguments): string[] {
  return Object.entries(args).flatMap(([name, argument]) => {
    if (argument.kind === 'tensors') return argument.shapes.map((_, i) => `${name}.${i}`);
    if (argument.kind === 'options') return tensorNames(argument.fields).map((field) => `${name}.${field}`);
    return ['photos', 'drawn', 'random', 'tensor'].includes(argument.kind) ? [name] : [];
  });
}

function* argumentFaults(argument: ArgumentSpec, path: Fault['path']): Generator<Fault> {
  if (argument.kind === 'tensor' && argument.values.length !== sizeOf(argument.shape)) {
    const message = `expected ${sizeOf(argument.shape)} values for the shape, received ${argument.values.length}`;
    yield { path: [...path, 'values'], message };
  }
  if (argument.kind === 'random' && (argument.low ?? 0) >= (argument.high ?? 1)) {
    yield { path, message: 'expected `low` below `high`' };
  }
  if (argument.kind === 'options') {
    for (const [name, field] of Object.entries(argument.fields)) {
      yield* argumentFaults(field, [...path, 'fields', name]);
    }
  }
}

interface ProblemLike {
  readonly points: number;
  readonly tests: readonly { readonly name: string; readonly points: number }[];
}

/** Faults of a problem: points that do not add up, two tests of one name. */
export function* problemFaults({ points, tests }: ProblemLike): Generator<Fault> {
  const sum = tests.reduce((total, test) => total + test.points, 0);
  if (Math.abs(sum - points) > 1e-9) {
    yield {
      path: ['points'],
      message: `expected ${Number(sum.toFixed(9))}, the sum of its tests' points, received ${points}`,
    };
  }
  yield* repeated(tests, 'name', ['tests']);
}

interface AssignmentLike {
  readonly reference?: string | undefined;
  readonly expected?: string | undefined;
  readonly problems: readonly {
    readonly id: string;
    readonly file: string;
    readonly imports: readonly string[];
    readonly points: number;
  }[];
  readonly questions: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: number;
    readonly choices?: readonly string[] | undefined;
  }[];
  readonly policies?: Policies | undefined;
  readonly deck?: Deck | undefined;
}

/** Faults of an assignment: no key or two, ids given twice, imports that disagree, a deck that shows what is not there. */
export function* assignmentFaults(assignment: AssignmentLike): Generator<Fault> {
  const { reference, expected, problems, questions, deck } = assignment;
  if ((reference === undefined) === (expected === undefined)) {
    const what = reference === undefined ? 'neither is there' : 'both are there';
    yield { path: ['reference'], message: `expected either \`reference\` or \`expected\`; ${what}` };
  }
  yield* repeated(problems, 'id', ['problems']);
  for (const [i, { file, imports }] of problems.entries()) {
    // A file is compiled once, whoever asks.
    const first = problems.find((other) => other.file === file)!;
    if (setOf(imports) === setOf(first.imports)) continue;
    const message = `expected those of the problem ${first.id}, whose file is ${file} too: ${first.imports.join(', ') || 'none'}`;
    yield { path: ['problems', i, 'imports'], message };
  }
  yield* repeated(questions, 'id', ['questions']);
  for (const [i, { choices = [] }] of questions.entries()) {
    if (new Set(choices).size < choices.length) {
      yield { path: ['questions', i, 'choices'], message: 'expected letters that differ' };
    }
  }
  yield* policyNameFaults(assignment);
  if (deck) {
    yield* deckFaults(
      deck,
      questions,
      problems.map(({ id }) => id),
    );
  }
}

const setOf = (names: readonly string[]): string => [...new Set(names)].sort().join();

function* repeated<Key extends string>(
  items: readonly Readonly<Record<Key, string>>[],
  key: Key,
  path: Fault['path'],
): Generator<Fault> {
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    if (seen.has(item[key])) yield { path: [...path, i, key], message: `"${item[key]}" is used twice` };
    seen.add(item[key]);
  }
}
