import type { FlatTensor } from '../tensor/flat.js';
import { relativeL2 } from './numbers.js';
import { AFTER, AGAIN, ANOTHER, about, gradedOutputs, type Tensors, tensorOf } from './outputs.js';
import { shapeHint } from './shape-hint.js';
import { sameShape, structureProblem } from './structure.js';

/** Two calls with equal arguments may differ by this relative L2 error: sums may run in another order. */
const AGAIN_TOLERANCE = 1e-5;

/**
 * What every test checks besides its own checks, as sentences, the most telling first: the set of outputs, their
 * structure, the inputs left as they were, two calls giving the same.
 */
export const alwaysChecked = (actual: Tensors, expected: Tensors, inputs: Tensors): string[] => [
  ...differentOutputs(actual, expected),
  ...differentStructure(actual, expected, inputs),
  ...changedInputs(actual, expected, inputs),
  ...differentAgain(actual, expected),
  ...keptFromBefore(actual, expected),
];

/** The name of a result that is a tensor and not several by name. */
const ONLY = 'value';

function differentOutputs(actual: Tensors, expected: Tensors): string[] {
  // Scores are left out: the grader derives them only from a result that is shaped like the key's.
  const [got, wanted] = [gradedOutputs(actual), gradedOutputs(expected)];
  const missing = wanted.filter((name) => !got.includes(name));
  const extra = got.filter((name) => !wanted.includes(name));
  if (extra.length > 0 && missing.includes(ONLY)) {
    return [
      `Your function returned ${listed(extra)} in an object or a list: the tensor itself is expected, with nothing around it.`,
    ];
  }
  return [
    ...(missing.length > 0 ? [`Your function gives no ${missing.join(', ')}.`] : []),
    ...(extra.length > 0
      ? [`Your function gives ${listed(extra)}, which is not asked for; ${wanted.join(', ')} is.`]
      : []),
  ];
}

/** Names that a submission chose, at most three of them, each cut. */
const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 3).map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name));
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
};

const differentStructure = (actual: Tensors, expected: Tensors, inputs: Tensors): string[] =>
  Object.entries(expected).flatMap(([name, wanted]) => {
    const got = tensorOf(actual, name);
    if (!got || name.startsWith(AFTER) || name.startsWith(AGAIN)) return [];
    const problem = structureProblem(got, wanted);
    if (problem === undefined) return [];
    return [about(name, expected) + problem, shapeHint(got.shape, wanted.shape, inputs) ?? []].flat();
  });

function changedInputs(actual: Tensors, expected: Tensors, inputs: Tensors): string[] {
  const names = new Set(
    [...Object.keys(expected), ...Object.keys(actual)].filter((name) => name.startsWith(AFTER)),
  );
  return [...names].flatMap((name) => {
    const input = name.slice(AFTER.length);
    const [sent, left] = [tensorOf(inputs, input), tensorOf(actual, name)];
    if (left === undefined)
      return [`Your function disposed of its input ${input}; the caller still needs it.`];
    if (sent && sameBytes(sent, left)) return [];
    return [`Your function changed its input ${input}; work on a copy of it.`];
  });
}

function differentAgain(actual: Tensors, expected: Tensors): string[] {
  const names = new Set(
    [...Object.keys(expected), ...Object.keys(actual)].filter((name) => name.startsWith(AGAIN)),
  );
  return [...names].flatMap((name) => {
    const output = name.slice(AGAIN.length);
    const [first, second] = [tensorOf(actual, output), tensorOf(actual, name)];
    if (first && second && (sameBytes(first, second) || closeAgain(first, second))) return [];
    // A result that is missing altogether is named once, by its own name.
    if (first === undefined && second === undefined) return [];
    return [
      `${about(output, expected)}Two calls with the same arguments give different results. Is something drawn at random, ` +
        'or left over from an earlier call?',
    ];
  });
}

/** A call with other inputs that gave the very result of the first, where the key's differ. */
function keptFromBefore(actual: Tensors, expected: Tensors): string[] {
  const kept = Object.keys(expected).filter((name) => {
    const output = name.slice(ANOTHER.length);
    const [first, second] = [tensorOf(actual, output), tensorOf(actual, name)];
    const [wanted, other] = [tensorOf(expected, output), tensorOf(expected, name)];
    if (!name.startsWith(ANOTHER) || !first || !second || !wanted || !other) return false;
    return first.data.length > 0 && sameBytes(first, second) && !sameBytes(wanted, other);
  });
  if (kept.length === 0) return [];
  return ['Called again with other inputs, your function gives the very result of the first call.'];
}

const closeAgain = (first: FlatTensor, second: FlatTensor): boolean =>
  structureProblem(second, first) === undefined && relativeL2(second.data, first.data) <= AGAIN_TOLERANCE;

function sameBytes(a: FlatTensor, b: FlatTensor): boolean {
  if (a.dtype !== b.dtype || !sameShape(a.shape, b.shape)) return false;
  const bytes = ({ data }: FlatTensor) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes(a).equals(bytes(b));
}
