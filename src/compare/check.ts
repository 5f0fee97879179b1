import { GradelensError } from '../errors.js';
import type { Verdict } from '../grade/result.js';
import type { FlatTensor } from '../tensor/flat.js';
import { alwaysChecked } from './always.js';
import { type Measurement, type Pair, unmeasurable } from './comparator.js';
import { comparators } from './index.js';
import { metricsOf } from './metrics.js';
import { subtract } from './numbers.js';
import { ANOTHER, about, gradedOutputs, type Tensors, tensorOf } from './outputs.js';
import { nonFiniteProblem, structureProblem } from './structure.js';

/** One check of a test: a comparator by its file's name, which outputs it reads, and its own options. */
export interface Check {
  readonly kind: string;
  /** Outputs by name; default: every graded output of the answer key, for `argmax-is` the `scores`. */
  readonly on?: readonly string[] | undefined;
  /** An input by name: compare (actual - input) with (expected - input). Or an output: of each side its own. */
  readonly relativeTo?: string | undefined;
  /** How far right answers are known to lie apart: for who audits the bound, it decides nothing. */
  readonly noise?: number | undefined;
  readonly [option: string]: unknown;
}

/** What is compared: the outputs of the submission and of the answer key, and the tensors that both were sent. */
export interface Comparison {
  readonly checks: readonly Check[];
  readonly actual: Tensors;
  readonly expected: Tensors;
  readonly inputs: Tensors;
}

export interface Checked {
  readonly verdict: Extract<Verdict, 'pass' | 'near-miss' | 'wrong'>;
  /** Measured for every output of the answer key, see `metricsOf`. */
  readonly metrics: Record<string, number>;
  /** For the student, the most telling sentence first. */
  readonly message: string;
}

/**
 * Judges a submission's outputs beside the answer key's.
 *
 * `pass` when everything holds; `near-miss` when nothing but checks fails and each of those is within its `nearMiss`.
 *
 * @throws {GradelensError} `CHECK_INVALID` when the test itself cannot judge, whatever was handed in: a check of an unknown
 *   kind, with wrong options, on an output that the answer key does not give or that is empty there; NaN in the answer
 *   key; a check that the answer key itself fails. Such a test grades nobody.
 */
export function runChecks(comparison: Comparison): Checked {
  const { actual, expected, inputs } = comparison;
  const measured = measureChecks(comparison);
  const faults = alwaysChecked(actual, expected, inputs);
  const failing = measured.filter(({ pass }) => !pass);
  const wrong = failing.filter(({ nearMiss }) => !nearMiss);
  const near = failing.filter(({ nearMiss }) => nearMiss);
  const nearMiss = faults.length === 0 && wrong.length === 0;
  const telling = failing.length + faults.length === 0 ? measured : [...wrong, ...near];
  // What the first call has said of itself need not be said of the second.
  const shown = telling.filter(
    ({ check, output }) =>
      !telling.some((first) => first.check === check && ANOTHER + first.output === output),
  );
  return {
    verdict: failing.length + faults.length === 0 ? 'pass' : nearMiss ? 'near-miss' : 'wrong',
    metrics: metricsOf(actual, expected),
    message: [...new Set([...faults, ...shown.map(({ message }) => message)])].join(' '),
  };
}

/** A check of one output, and what it measured. */
export interface MeasuredCheck extends Measurement {
  readonly check: Check;
  readonly output: string;
}

/**
 * What every check measures, on every output that it reads.
 *
 * @throws {GradelensError} `CHECK_INVALID`, as `runChecks` does
 */
export function measureChecks(comparison: Comparison): MeasuredCheck[] {
  const { checks, expected } = comparison;
  requireJudge(checks, expected);
  return checks.flatMap((check) =>
    outputsOf(check, expected).map((output) => {
      const measurement = measure(check, output, comparison);
      const { relativeTo = '' } = check;
      const step = tensorOf(expected, relativeTo) ? `The step from ${relativeTo} to ${output}: ` : undefined;
      const message = (step ?? about(output, expected)) + measurement.message;
      return { ...measurement, check, output, message };
    }),
  );
}

function requireJudge(checks: readonly Check[], expected: Tensors): void {
  if (checks.length === 0) throw invalid('The test has no checks; add at least one.');
  for (const [name, tensor] of Object.entries(expected)) {
    const problem = nonFiniteProblem(tensor, ' of the answer key');
    if (problem) throw invalid(`${name}: ${problem} The answer key must be repaired first.`);
  }
}

function outputsOf({ kind, on }: Check, expected: Tensors): readonly string[] {
  const ofEveryCall = (name: string) => [
    name,
    ...(tensorOf(expected, ANOTHER + name) ? [ANOTHER + name] : []),
  ];
  const outputs = on?.flatMap(ofEveryCall) ?? (kind === 'argmax-is' ? ['scores'] : gradedOutputs(expected));
  if (outputs.length === 0) throw invalid(`The check ${kind} reads no output.`);
  return outputs;
}

function measure(check: Check, output: string, { actual, expected, inputs }: Comparison): Measurement {
  const { kind, on, relativeTo, noise, ...rest } = check;
  const comparator = comparators.get(kind);
  if (!comparator) throw invalid(`No comparator ${kind}; known are ${[...comparators.keys()].join(', ')}.`);
  const options = comparator.options.safeParse(rest);
  if (!options.success) throw invalid(`The check ${kind} has wrong options: ${options.error.message}`);
  const wanted = tensorOf(expected, output);
  if (!wanted) {
    throw invalid(`The check ${kind} reads the output ${output}, which the answer key does not give.`);
  }
  const from = relativeTo !== undefined && output.startsWith(ANOTHER) ? ANOTHER + relativeTo : relativeTo;
  const base = (outputs: Tensors): FlatTensor | undefined =>
    from === undefined ? undefined : (tensorOf(inputs, from) ?? tensorOf(outputs, from));
  const [baseOfActual, baseOfKey] = [base(actual), base(expected)];
  if (from !== undefined && !baseOfKey) {
    throw invalid(
      `The check ${kind} is relative to ${from}, which is no tensor among the arguments and no output.`,
    );
  }
  const compared = (pair: Pair, bases: Partial<Pair>): Measurement =>
    comparator.compare(relative(pair, bases, kind), options.data);
  const ofKey = compared(
    { actual: wanted, expected: wanted },
    baseOfKey ? { actual: baseOfKey, expected: baseOfKey } : {},
  );
  if (!ofKey.pass)
    throw invalid(`The answer key itself fails the check ${kind} on ${output}: ${ofKey.message}`);
  const got = tensorOf(actual, output);
  if (!got || (baseOfKey && !baseOfActual)) return unmeasurable('No result to compare.');
  const bases = baseOfActual && baseOfKey ? { actual: baseOfActual, expected: baseOfKey } : {};
  return compared({ actual: got, expected: wanted }, bases);
}

/** Both sides less their bases; untouched where the result cannot be compared, so that the comparator says why. */
function relative(pair: Pair, bases: Partial<Pair>, kind: string): Pair {
  const { actual, expected } = pair;
  if (!bases.actual || !bases.expected || structureProblem(actual, expected) !== undefined) return pair;
  const problem = structureProblem(bases.expected, expected);
  if (problem !== undefined) {
    throw invalid(`The check ${kind} is relative to what is not like the answer key's result: ${problem}`);
  }
  const ofActual = structureProblem(bases.actual, expected);
  // A result before this one is the hand-in's own, and is named where it is compared itself.
  if (ofActual !== undefined) return { actual: bases.actual, expected };
  return { actual: subtract(actual, bases.actual), expected: subtract(expected, bases.expected) };
}

const invalid = (message: string): GradelensError => new GradelensError('CHECK_INVALID', message);
