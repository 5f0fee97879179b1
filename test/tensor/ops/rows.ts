import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { type Argument, fillArguments, given, type Input, inputsOf, upload } from './call.js';
import { exported } from './exports.js';
import { forwardOf, leaves, type Op, type Outcome, type Output, read, scoped } from './run.js';

type Value = number | string;
interface PlainTensor {
  readonly dtype: tf.DataType;
  readonly shape: readonly number[];
  /** Complex numbers as pairs; NaN, infinities and -0 as text. */
  readonly values: readonly Value[];
}

/** A call with its right result, as test/fixtures/README.md describes them. */
export interface Row {
  readonly name: string;
  readonly op: string;
  readonly args: readonly unknown[];
  readonly gradient?: { readonly of: number; readonly upstream: PlainTensor };
  readonly right?: readonly PlainTensor[];
  readonly throws?: string;
  readonly orThrows?: string;
}

const numbersOf = ({ dtype, values }: PlainTensor): Value[] =>
  values.map((value) => (dtype === 'string' ? value : Number(value)));

const inputOf = (tensor: PlainTensor): Input => given(numbersOf(tensor), tensor.shape, tensor.dtype);

/** An argument as it stands in the file. */
function argumentOf(written: unknown): Argument {
  if (written === null) return undefined;
  if (Array.isArray(written)) return written as Argument[];
  if (typeof written !== 'object') return (written === 'NaN' ? Number.NaN : written) as Argument;
  if ('tensor' in written) return inputOf(written.tensor as PlainTensor);
  if ('list' in written) return (written.list as unknown[]).map(argumentOf);
  if ('object' in written) {
    const entries = Object.entries(written.object as object);
    return Object.fromEntries(entries.map(([key, part]) => [key, argumentOf(part)]));
  }
  const { shape, real, imag } = (written as { complex: { shape: number[]; real: Value[]; imag: Value[] } })
    .complex;
  return given(
    real.flatMap((re, i) => [Number(re), Number(imag[i])]),
    shape,
    'complex64',
  );
}

export const rowsOf = (file: string): { tolerance: number; rows: readonly Row[] } => {
  const read = JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'));
  return { tolerance: read.tolerance, rows: read.calls };
};

/** What a row's call, or its gradient, gives on the running engine. */
export async function outcomeOf({ op: name, args: written, gradient }: Row): Promise<Outcome> {
  const op = exported(name) as Op;
  const args = written.map(argumentOf);
  if (!gradient) return forwardOf(op, { args });
  const place = args.slice(0, gradient.of).flatMap(inputsOf).length;
  return scoped(async () => {
    const tensors = inputsOf(args).map(upload);
    const result = (x: tf.Tensor) =>
      leaves(
        (op as (...all: unknown[]) => unknown)(...fillArguments(args, tensors.with(place, x))),
      )[0] as tf.Tensor;
    return [await read(tf.grad(result)(tensors[place]!, upload(inputOf(gradient.upstream))))];
  });
}

export const rightOf = (row: Row): readonly Output[] =>
  row.right!.map((tensor) => ({ dtype: tensor.dtype, shape: tensor.shape, values: numbersOf(tensor) }));
