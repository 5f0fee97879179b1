import { AGAIN, ANOTHER, gradedOutputs, type Tensors } from '../../../src/compare/outputs.js';
import type { Mismatch } from '../../../src/diagnose/mismatch.js';
import { type FlatTensor, float32, minus } from '../../../src/tensor/flat.js';

/** A call with the right outputs, to be spoilt. */
export type RightCall = Omit<Mismatch, 'actual'>;

/** Kinds of calls that mistakes are tried on, see `random.ts`. */
export type Kind =
  | 'map'
  | 'cam'
  | 'signed'
  | 'step'
  | 'loss'
  | 'gram'
  | 'pair'
  | 'twice'
  | 'other'
  | 'scores';

/** One way to spoil an answer, whose name is known: the hypothesis that must find it. */
export interface Made {
  readonly on: readonly Kind[];
  /** Other findings that are as true of it. */
  readonly or?: readonly string[];
  /** It is done to results only, not to changes from an input. */
  readonly results?: true;
  /** The spoilt outputs; `undefined` where it cannot be done to this call. */
  make(call: RightCall, next: () => number): Tensors | undefined;
}

/** Families of mistakes: by the id of the hypothesis. */
export type Family = Readonly<Record<string, Made | readonly Made[]>>;

export const mapped = ({ shape, data }: FlatTensor, f: (value: number, i: number) => number): FlatTensor =>
  float32(shape, Float32Array.from(data, f));

/** Spoils each graded output, or its change from the input where a check compares that. */
export function spoil(
  call: RightCall,
  change: (tensor: FlatTensor) => FlatTensor | undefined,
): Tensors | undefined {
  const { expected, inputs, checks } = call;
  const start = checks.find(({ relativeTo }) => relativeTo !== undefined)?.relativeTo;
  const outputs: Record<string, FlatTensor> = { ...expected };
  for (const name of gradedOutputs(expected)) {
    const from = start !== undefined && name.startsWith(ANOTHER) ? ANOTHER + start : start;
    const [right, base] = [expected[name]!, from === undefined ? undefined : inputs[from]];
    const spoilt = change(base ? { ...right, data: minus(right.data, base.data) } : right);
    if (!spoilt || (base && String(spoilt.shape) !== String(base.shape))) return undefined;
    outputs[name] = base ? mapped(spoilt, (value, i) => value + base.data[i]!) : spoilt;
  }
  // Every call with the same arguments is spoilt alike.
  for (const name of Object.keys(expected).filter((each) => each.startsWith(AGAIN)))
    outputs[name] = outputs[name.slice(AGAIN.length)]!;
  return outputs;
}

/** As `each`, where no number is negative. */
export const eachPositive =
  (f: (value: number, i: number) => number) =>
  (call: RightCall): Tensors | undefined =>
    spoil(call, (tensor) => (tensor.data.some((value) => value < 0) ? undefined : mapped(tensor, f)));

/** As `spoil`, number by number. */
export const each =
  (f: (value: number, i: number, tensor: FlatTensor) => number) =>
  (call: RightCall): Tensors | undefined =>
    spoil(call, (tensor) => mapped(tensor, (value, i) => f(value, i, tensor)));

/** A tensor of another shape, each number from a place of the first: for maps [N,H,W] or [N,H,W,C]. */
export function placed(
  tensor: FlatTensor,
  size: (h: number, w: number) => readonly [number, number],
  from: (y: number, x: number, h: number, w: number) => readonly [number, number] | undefined,
): FlatTensor | undefined {
  if (tensor.shape.length < 3 || tensor.shape.length > 4) return undefined;
  const [n, h, w, c = 1] = tensor.shape as [number, number, number, number?];
  const [rows, columns] = size(h, w);
  const data = new Float32Array(n * rows * columns * c);
  for (let i = 0; i < data.length; i++) {
    const [k, p] = [i % c, Math.floor(i / c)];
    const [x, y, b] = [p % columns, Math.floor(p / columns) % rows, Math.floor(p / columns / rows)];
    const source = from(y, x, h, w);
    data[i] = source ? tensor.data[((b * h + source[0]) * w + source[1]) * c + k]! : 0;
  }
  return float32([n, rows, columns, ...tensor.shape.slice(3)], data);
}
