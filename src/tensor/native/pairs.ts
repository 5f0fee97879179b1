import type * as tf from '@tensorflow/tfjs';
import { broadcast } from './broadcast.js';
import { addressOf, type WasmBackend } from './memory.js';
import { native } from './module.js';

type Pair = readonly [tf.TensorInfo, tf.TensorInfo];

/** Numbers of `assembly/pairs.ts`. */
const HOW = { greater: 0, greaterEqual: 1, equal: 2, notEqual: 3 } as const;

/** A row of a result: where the operands begin, their steps in bytes, numbers, where the result begins. */
type Run = (a: number, aStep: number, b: number, bStep: number, count: number, to: number) => void;

/** A float32 op of two tensors that are broadcast to each other, row by row. */
function inPairs(
  backend: WasmBackend,
  [a, b]: Pair,
  dtype: 'float32' | 'int32' | 'bool',
  run: Run,
): tf.TensorInfo {
  const [shape, inRows] = broadcast(a.shape, b.shape);
  const output = backend.makeOutput(shape, dtype);
  const [left, right, to] = [a, b, output].map((each) => addressOf(backend, each)) as [
    number,
    number,
    number,
  ];
  const bytes = dtype === 'bool' ? 1 : 4;
  inRows((at, i, iStep, j, jStep, length) =>
    run(left + i * 4, iStep * 4, right + j * 4, jStep * 4, length, to + at * bytes),
  );
  return output;
}

/** Whether elements of a compare so with those of b: float32, broadcast to each other; returns bool. */
export const compare = (backend: WasmBackend, pair: Pair, how: keyof typeof HOW): tf.TensorInfo =>
  inPairs(backend, pair, 'bool', (a, aStep, b, bStep, count, to) => {
    native().compare(a, aStep, b, bStep, count, HOW[how], to);
  });

/** The larger of two, or the smaller; NaN where one is: float32, broadcast to each other. */
export const choose = (backend: WasmBackend, pair: Pair, smaller: boolean): tf.TensorInfo =>
  inPairs(backend, pair, 'float32', (a, aStep, b, bStep, count, to) => {
    native().choose(a, aStep, b, bStep, count, Number(smaller), to);
  });

/** a / b rounded down, as int32, 0 where it isn't finite: float32, broadcast to each other. */
export const divideDown = (backend: WasmBackend, pair: Pair): tf.TensorInfo =>
  inPairs(backend, pair, 'int32', (a, aStep, b, bStep, count, to) => {
    native().divideDown(a, aStep, b, bStep, count, to);
  });
