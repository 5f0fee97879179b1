import { type MeasuredCheck, measureChecks } from '../compare/check.js';
import { distance, norm, subtract } from '../compare/numbers.js';
import { ANOTHER, gradedOutputs, type Tensors, tensorOf } from '../compare/outputs.js';
import { sameShape } from '../compare/structure.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { Mismatch } from './mismatch.js';
import { inside } from './words.js';

/** What a hypothesis reads: one wrong output beside the answer key's. The shapes may differ. */
export interface Evidence {
  readonly problem: string;
  /** Begins a sentence about the numbers: `Your result`, `Your gradient`. */
  readonly subject: string;
  readonly actual: FlatTensor;
  readonly expected: FlatTensor;
  readonly inputs: Tensors;
  readonly numbers: Readonly<Record<string, number>>;
  /** The input from which both sides are measured: the numbers are changes, not results. */
  readonly start?: string;
  /** What the checks of this output measured. */
  readonly measured: readonly MeasuredCheck[];
  /** Whether both have one shape. */
  readonly comparable: boolean;
  /** ||actual||. */
  readonly size: number;
  /** ||actual - expected||; Infinity where the shapes differ. */
  readonly off: number;
  /** What rounding alone may make of ||actual - expected||. */
  readonly noise: number;
}

/** Two tensors this close, by relative L2 error, hold the same numbers up to float noise. */
const SAME = 1e-4;
/** Part of a picture's norm that a float32 sum with a step rounds away, and some. */
const ROUNDED_AWAY = 3e-7;

const kept = new WeakMap<Mismatch, readonly Evidence[]>();

/** Each wrong output, as it is and, where a check compares changes from an input, as that change. */
export function evidenceOf(mismatch: Mismatch): readonly Evidence[] {
  const found = kept.get(mismatch) ?? makeEvidence(mismatch);
  kept.set(mismatch, found);
  return found;
}

/** Outputs that pass all their checks. */
export function rightOutputs(mismatch: Mismatch): string[] {
  const wrong = new Set(evidenceOf(mismatch).map(({ measured }) => measured[0]?.output));
  return gradedOutputs(mismatch.expected).filter((name) => !wrong.has(name));
}

function makeEvidence(mismatch: Mismatch): Evidence[] {
  const { problem, inputs, numbers } = mismatch;
  const checked = measureChecks(mismatch);
  return gradedOutputs(mismatch.expected).flatMap((output) => {
    const [actual, expected] = [tensorOf(mismatch.actual, output), tensorOf(mismatch.expected, output)];
    const measured = checked.filter((each) => each.output === output);
    if (!actual || !expected || measured.every(({ pass }) => pass)) return [];
    const common = { problem, inputs, numbers, measured };
    const subject = subjectOf(output);
    const result: Evidence = { ...common, subject, actual, expected, ...sizes(actual, expected, 0) };
    const start = measured.find(({ check }) => check.relativeTo !== undefined)?.check.relativeTo;
    const bases = start === undefined ? undefined : basesOf(mismatch, output, start);
    if (start === undefined || !bases || !result.comparable) return [result];
    const [moved, right] = [subtract(actual, bases[0]), subtract(expected, bases[1])];
    const change = { ...common, start, actual: moved, expected: right };
    const noise = ROUNDED_AWAY * norm(bases[1].data);
    return [
      { ...change, subject: `The change from ${start} to ${inside(subject)}`, ...sizes(moved, right, noise) },
      result,
    ];
  });
}

/** From where both sides are measured: an input, or an output before this one, of each side its own. */
function basesOf(mismatch: Mismatch, output: string, start: string): [FlatTensor, FlatTensor] | undefined {
  const name = output.startsWith(ANOTHER) ? ANOTHER + start : start;
  const input = tensorOf(mismatch.inputs, name);
  const bases = input ? [input, input] : [tensorOf(mismatch.actual, name), tensorOf(mismatch.expected, name)];
  const wanted = tensorOf(mismatch.expected, output)!;
  const [ofActual, ofExpected] = bases.filter((base) => base && sameShape(base.shape, wanted.shape));
  return ofActual && ofExpected && [ofActual, ofExpected];
}

function sizes(actual: FlatTensor, expected: FlatTensor, rounded: number) {
  const comparable = sameShape(actual.shape, expected.shape);
  const size = norm(actual.data);
  const off = comparable ? distance(actual.data, expected.data) : Number.POSITIVE_INFINITY;
  return { comparable, size, off, noise: SAME * size + rounded };
}

const subjectOf = (output: string): string =>
  output.startsWith(ANOTHER)
    ? `${subjectOf(output.slice(ANOTHER.length))} of a second call, with other inputs,`
    : output === 'value'
      ? 'Your result'
      : output === 'gradient'
        ? 'Your gradient'
        : `Your output ${output}`;
