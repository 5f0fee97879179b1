import * as tf from '@tensorflow/tfjs';

/** A tensor as plain data; complex numbers as pairs of real and imaginary part. */
export interface Input {
  readonly dtype: tf.DataType;
  readonly shape: readonly number[];
  readonly values: readonly (number | string)[];
}

/** What an op is called with: tensors to build, lists and objects that hold some, and plain values. */
export type Argument =
  | Input
  | number
  | string
  | boolean
  | null
  | undefined
  | ArrayBufferView
  | ((...args: never[]) => unknown)
  | readonly Argument[]
  | { readonly [key: string]: Argument };

/** One call of an op. */
export interface Call {
  readonly args: readonly Argument[];
  /**
   * - `smooth`: differentiable around the inputs, so that finite differences hold.
   * - `kink`: the engines' gradients are compared with each other alone.
   * - `forward`: the gradient is not asked for.
   * - `refused`: every engine must throw.
   */
  readonly kind: 'smooth' | 'kink' | 'forward' | 'refused';
}

export const call = (...args: Argument[]): Call => ({ args, kind: 'smooth' });
/** At or near a kink, or beyond what float32 holds: NaN, infinities, ties, zeros. */
export const kink = (...args: Argument[]): Call => ({ args, kind: 'kink' });
export const forward = (...args: Argument[]): Call => ({ args, kind: 'forward' });
/** Arguments that make no sense. */
export const refused = (...args: Argument[]): Call => ({ args, kind: 'refused' });

/** A tensor of given values; float32 unless told or text. */
export const given = (
  values: readonly (number | string)[],
  shape: readonly number[] = [values.length],
  dtype: tf.DataType = typeof values[0] === 'string' ? 'string' : 'float32',
): Input => ({ dtype, shape, values });

const isInput = (value: Argument): value is Input =>
  typeof value === 'object' && value !== null && 'dtype' in value && 'shape' in value && 'values' in value;
const isPlainObject = (value: Argument): value is { readonly [key: string]: Argument } =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The tensors that a call builds, in order. */
export function inputsOf(argument: Argument): Input[] {
  if (isInput(argument)) return [argument];
  if (Array.isArray(argument)) return argument.flatMap((part: Argument) => inputsOf(part));
  return isPlainObject(argument) ? Object.values(argument).flatMap(inputsOf) : [];
}

/** The arguments with tensors in place of inputs, which are taken in order. */
export const fillArguments = (args: readonly Argument[], tensors: readonly tf.Tensor[]): unknown[] =>
  fill(args, tensors.values()) as unknown[];

function fill(argument: Argument, tensors: Iterator<tf.Tensor>): unknown {
  if (isInput(argument)) return tensors.next().value;
  if (Array.isArray(argument)) return argument.map((part: Argument) => fill(part, tensors));
  if (!isPlainObject(argument)) return argument;
  return Object.fromEntries(Object.entries(argument).map(([key, part]) => [key, fill(part, tensors)]));
}

/** The tensor on the running engine. */
export function upload({ dtype, shape, values }: Input): tf.Tensor {
  if (dtype === 'string') return tf.tensor(values as string[], [...shape], dtype);
  const numbers = values as number[];
  if (dtype === 'int32') return tf.tensor(Int32Array.from(numbers), [...shape], dtype);
  if (dtype === 'bool') return tf.tensor(Uint8Array.from(numbers), [...shape], dtype);
  if (dtype === 'float32') return tf.tensor(Float32Array.from(numbers), [...shape], dtype);
  const part = (offset: number) =>
    tf.tensor(Float32Array.from(numbers.filter((_, i) => i % 2 === offset)), [...shape], 'float32');
  return tf.complex(part(0), part(1));
}

/** A call's argument in a few words; values where there are few. */
export function describeArgument(argument: Argument): string {
  if (isInput(argument)) {
    const { dtype, shape, values } = argument;
    const few = values.length <= 12 && values.length > 0;
    return `${dtype}[${shape}]${few ? `(${values.map((v) => (Object.is(v, -0) ? '-0' : String(v))).join(' ')})` : ''}`;
  }
  if (Array.isArray(argument)) return `[${argument.map(describeArgument).join(', ')}]`;
  if (typeof argument === 'function') return argument.name || 'a function';
  if (!isPlainObject(argument)) return typeof argument === 'string' ? `'${argument}'` : String(argument);
  const parts = Object.entries(argument).map(([key, part]) => `${key}: ${describeArgument(part)}`);
  return `{ ${parts.join(', ')} }`;
}

export const describeCall = (op: string, { args }: Call): string =>
  `${op}(${args.map(describeArgument).join(', ')})`;
