import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../../src/model/random.js';
import { sizeOf } from '../../../src/tensor/flat.js';
import { type Argument, type Call, fillArguments, type Input, inputsOf, upload } from './call.js';
import { closeScopes } from './engines.js';

/** Errors of a program that met what it was not made for; one that refuses says so in a plain Error. */
const isCrash = (error: unknown): boolean =>
  ['TypeError', 'RangeError', 'RuntimeError'].includes((error as Error)?.name);

export type Op = (...args: never[]) => unknown;

/** A tensor that came out. Complex numbers as pairs; plain numbers of JavaScript as dtype `number`. */
export interface Output {
  readonly dtype: tf.DataType | 'number';
  readonly shape: readonly number[];
  readonly values: ArrayLike<number | string>;
}

/** What a call gave: tensors, or the first line of an error, its code where it has one, and whether something broke down. */
export type Outcome =
  | { readonly outputs: readonly Output[] }
  | { readonly error: string; readonly code?: string | undefined; readonly crash: boolean };

const messageOf = (error: unknown): string =>
  String((error as Error)?.message ?? error)
    .split('\n')[0]!
    .slice(0, 200);

/** Tensors and numbers of a result, depth first. */
export function leaves(result: unknown): (tf.Tensor | number)[] {
  if (result instanceof tf.Tensor || typeof result === 'number') return [result];
  if (result instanceof tf.TensorBuffer) return [result.toTensor()];
  if (Array.isArray(result)) return result.flatMap(leaves);
  if (typeof result !== 'object' || result === null) throw new Error(`no tensor, but ${typeof result}`);
  return Object.values(result).flatMap(leaves);
}

export async function read(leaf: tf.Tensor | number): Promise<Output> {
  if (typeof leaf === 'number') return { dtype: 'number', shape: [], values: [leaf] };
  const data: ArrayLike<number | string> = await leaf.data();
  return { dtype: leaf.dtype, shape: [...leaf.shape], values: Array.from(data) };
}

const apply = (op: Op, args: readonly Argument[], tensors: readonly tf.Tensor[]): unknown =>
  (op as (...args: unknown[]) => unknown)(...fillArguments(args, tensors));

/** Runs work in a scope of its own, whatever it throws. */
export async function scoped(work: () => Promise<readonly Output[]>): Promise<Outcome> {
  const engine = tf.engine();
  const depth = engine.state.scopeStack.length;
  engine.startScope('call');
  try {
    return { outputs: await work() };
  } catch (error) {
    return { error: messageOf(error), code: (error as { code?: string }).code, crash: isCrash(error) };
  } finally {
    closeScopes(depth);
  }
}

/** The op's result on the running engine. */
export const forwardOf = (op: Op, { args }: Pick<Call, 'args'>): Promise<Outcome> =>
  scoped(async () => {
    const result = await apply(op, args, inputsOf(args).map(upload));
    const outputs: Output[] = [];
    for (const leaf of leaves(result)) outputs.push(await read(leaf));
    return outputs;
  });

/** Weights of an output's elements in the scalar that is differentiated: seeded, in [-1, 1], two decimals. */
export function upstreamOf({ dtype, shape }: Pick<Output, 'dtype' | 'shape'>, place: number): number[] {
  const next = seeded(`upstream ${place}`);
  const count = sizeOf(shape) * (dtype === 'complex64' ? 2 : 1);
  return Array.from({ length: count }, () => Math.round((2 * next() - 1) * 100) / 100);
}

/** Whether an output can carry a gradient. */
export const carries = ({ dtype }: Output): boolean => dtype === 'float32' || dtype === 'complex64';

const weigh = (leaf: tf.Tensor, place: number): tf.Tensor => {
  const values = upstreamOf(leaf, place);
  if (leaf.dtype === 'float32') return tf.sum(tf.mul(leaf, tf.tensor(values, leaf.shape)));
  const part = (offset: number) =>
    tf.tensor(
      values.filter((_, i) => i % 2 === offset),
      leaf.shape,
    );
  return tf.add(tf.sum(tf.mul(tf.real(leaf), part(0))), tf.sum(tf.mul(tf.imag(leaf), part(1))));
};

/** The vector-Jacobian product of a call's input number `place`, for `upstreamOf` its float and complex outputs. */
export const gradientOf = (op: Op, { args }: Pick<Call, 'args'>, place: number): Promise<Outcome> =>
  scoped(async () => {
    const tensors = inputsOf(args).map(upload);
    const resultOf = (x: tf.Tensor) =>
      leaves(apply(op, args, tensors.with(place, x))).filter((leaf) => typeof leaf !== 'number');
    // A single float32 result is differentiated as it is, so that nothing but the op is on the tape.
    const single = resultOf(tensors[place]!);
    const alone = single.length === 1 && single[0]!.dtype === 'float32';
    if (alone) {
      const upstream = tf.tensor(upstreamOf(single[0]!, 0), single[0]!.shape);
      return [await read(tf.grad((x) => resultOf(x)[0]!)(tensors[place]!, upstream))];
    }
    const weighted = (x: tf.Tensor) =>
      resultOf(x)
        .map((leaf, i) => ({ leaf, i }))
        .filter(({ leaf }) => leaf.dtype === 'float32' || leaf.dtype === 'complex64')
        .map(({ leaf, i }) => weigh(leaf, i))
        .reduce((sum, part) => tf.add(sum, part));
    return [await read(tf.grad(weighted)(tensors[place]!))];
  });

/** The scalar that `gradientOf` differentiates, in double precision from the outputs. */
export function weighted(outputs: readonly Output[]): number {
  let sum = 0;
  outputs.forEach((output, place) => {
    if (!carries(output)) return;
    upstreamOf(output, place).forEach((weight, i) => {
      sum += weight * (output.values[i] as number);
    });
  });
  return sum;
}

/** The call with one input's values replaced. */
export function withValues(call: Call, place: number, values: readonly number[]): Call {
  let at = 0;
  const replace = (argument: Argument): Argument => {
    if (inputsOf(argument).length === 0) return argument;
    if (Array.isArray(argument)) return argument.map(replace);
    const input = argument as Input;
    if ('values' in input && 'dtype' in input) return at++ === place ? { ...input, values } : input;
    return Object.fromEntries(Object.entries(argument as object).map(([key, part]) => [key, replace(part)]));
  };
  return { ...call, args: call.args.map(replace) };
}
