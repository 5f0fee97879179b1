/**
 * Times ops at a size that a network gives them, on wasm beside cpu and beside what the processor could do: bytes that must be
 * read and written by a copy's rate, multiply-adds by the rate of plain SIMD in registers. A table, the furthest from its bound
 * first; `!` marks what is slower than plain JavaScript, and what is over ten times its bound without a reason.
 *
 *   tsx --conditions=gradelens-source bench/ops.ts [OP]...
 *
 * OP: how names begin; default: all. With (gradient): a forward pass and the gradient of one tensor.
 */
import * as tf from '@tensorflow/tfjs';
import { startBackend } from '../src/tensor/backend.js';
import { fillArguments, inputsOf, upload } from '../test/tensor/ops/call.js';
import { kernelsOf } from '../test/tensor/ops/engines.js';
import { exported } from '../test/tensor/ops/exports.js';
import { leaves } from '../test/tensor/ops/run.js';
import { median } from './engine-figures.js';
import { machine } from './engine-machine.js';
import { CASES, type Case } from './ops-cases.js';
import { limits } from './ops-limits.js';
import { reasonFor } from './ops-reasons.js';

/** How long one op is repeated on one engine, ms, and how often at most. */
const [PATIENCE, RUNS] = [60, 40];
/** What TensorFlow.js needs for a call whatever its size, ms: below it a ratio says nothing of the kernel. */
const CALL = 0.05;
const FAR = 10;

interface Timed {
  readonly ms: number;
  /** Of the tensors that go in and come out. */
  readonly bytes: number;
}

/** The median time of a case on the running engine. */
function timed({ op: name, args, gradient }: Case): Timed {
  const op = exported(name);
  const tensors = inputsOf([...args]).map(upload);
  const result = (x: tf.Tensor, place: number) =>
    leaves(op(...fillArguments(args, tensors.with(place, x)))) as tf.Tensor[];
  const upstream =
    gradient === undefined
      ? []
      : tf.tidy(() => result(tensors[gradient]!, gradient).map((y) => tf.onesLike(y)));
  const once = () =>
    gradient === undefined
      ? (leaves(op(...fillArguments(args, tensors))) as tf.Tensor[])
      : tf.grad((x) => result(x, gradient)[0]!)(tensors[gradient]!, upstream[0]);
  const times: number[] = [];
  let bytes = tensors.reduce((sum, { size }) => sum + 4 * size, 0);
  const began = performance.now();
  const spent = () => performance.now() - began;
  for (let i = 0; i < RUNS && spent() < (i < 3 ? 10 * PATIENCE : PATIENCE); i++) {
    const started = performance.now();
    const out = tf.tidy(() => once() as tf.TensorContainer) as tf.Tensor | tf.Tensor[];
    times.push(performance.now() - started);
    const list = [out].flat();
    if (i === 0) bytes += list.reduce((sum, { size }) => sum + 4 * size, 0);
    tf.dispose(list);
  }
  tf.dispose([...tensors, ...upstream]);
  // The first runs compile.
  return { ms: median(times.slice(Math.min(2, times.length - 1))), bytes };
}

const chosen = process.argv.slice(2);
const cases = CASES.filter(({ op }) => chosen.length === 0 || chosen.some((begin) => op.startsWith(begin)));
await startBackend('cpu');
await startBackend('wasm');
const { bytesPerMs, multiplyAddsPerMs } = await limits();
console.log(machine());
console.log(
  `in WebAssembly: ${(bytesPerMs / 1e6).toFixed(1)} GB/s read and written, ${(multiplyAddsPerMs / 1e6).toFixed(1)} billion multiply-adds a second\n`,
);

const rows = [];
for (const one of cases) {
  await tf.setBackend('wasm');
  const { result, kernels } = await kernelsOf(async () => timed(one));
  const { ms: wasm, bytes } = result;
  await tf.setBackend('cpu');
  const { ms: cpu } = timed(one);
  // A gradient's pass reads the upstream gradient as well, and the result again.
  const moved = one.gradient === undefined ? bytes : 2 * bytes;
  const bound = Math.max(moved / bytesPerMs, (one.work ?? 0) / multiplyAddsPerMs);
  const name = `${one.op}${one.gradient === undefined ? '' : ' (gradient)'}`;
  rows.push({
    one,
    name,
    reason: reasonFor(one.op, kernels),
    wasm,
    cpu,
    bound,
    ratio: Math.max(wasm - CALL, 0) / bound,
  });
}
rows.sort((a, b) => b.ratio - a.ratio);

console.log(
  `${'op'.padEnd(40)}${'wasm ms'.padStart(9)}${'cpu ms'.padStart(9)}${'bound ms'.padStart(10)}${'ratio'.padStart(7)}`,
);
for (const { one, name, reason, wasm, cpu, bound, ratio } of rows) {
  const slower = wasm > cpu * 1.1 && wasm - cpu > CALL;
  const marks = [
    ...(slower ? [`${reason ? '' : '! '}slower than cpu`] : []),
    ...(ratio > FAR && !reason ? ['! no reason'] : []),
    ...(reason && (slower || ratio > FAR) ? [reason] : []),
  ];
  const shapes = inputsOf([...one.args]).map(({ shape }) => `[${shape}]`);
  console.log(
    `${name.padEnd(40)}${wasm.toFixed(2).padStart(9)}${cpu.toFixed(2).padStart(9)}${bound.toFixed(3).padStart(10)}${ratio.toFixed(1).padStart(7)}  ${marks.join('; ') || ''}${marks.length ? '  ' : ''}${shapes.slice(0, 2).join(' ')}`,
  );
}
