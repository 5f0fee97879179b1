import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { nearest } from '../../nearest.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { CallMessage } from '../messages.js';
import { receive } from './arguments.js';
import { outputsOf, ResultError, read } from './outputs.js';

type Exported = (...args: readonly unknown[]) => unknown;
type Call = CallMessage['call'];

/** A file that lacks the function asked for. */
export class MissingError extends Error {}

/**
 * Runs one call of a hand-in's module. Returns the outputs by name, and the first call's milliseconds. `onProgress` is told
 * how often a recorder was called.
 */
export async function run(
  exports: Readonly<Record<string, unknown>>,
  call: Call,
  tensors: Readonly<Record<string, FlatTensor>>,
  model: Classifier,
  onProgress: (done: number) => void,
): Promise<{ outputs: Record<string, FlatTensor>; milliseconds: number }> {
  const exported = exports[call.export];
  if (typeof exported !== 'function') {
    throw new MissingError(
      `${call.file} does not export a function ${call.export}.${hint(exports, call.export)}`,
    );
  }
  const once = () => callOnce(exported as Exported, call, tensors, model, onProgress);
  const { outputs, milliseconds } = await once();
  if (call.calls === 2) {
    const again = await once();
    for (const [name, tensor] of Object.entries(again.outputs)) outputs[`again.${name}`] = tensor;
  }
  if (call.gradient) Object.assign(outputs, await gradientOf(exported as Exported, call, tensors, model));
  return { outputs, milliseconds };
}

/** What a file exports in the place of a function, or nothing. */
function hint(exports: Readonly<Record<string, unknown>>, name: string): string {
  if (typeof exports.default === 'function')
    return ` It has a default export: write "export function ${name}" in place of "export default function".`;
  const near = nearest(
    name,
    Object.keys(exports).filter((each) => typeof exports[each] === 'function'),
  );
  return near === undefined ? '' : ` It exports ${near}: is that what you mean?`;
}

async function callOnce(
  exported: Exported,
  call: Call,
  tensors: Readonly<Record<string, FlatTensor>>,
  model: Classifier,
  onProgress: (done: number) => void,
): Promise<{ outputs: Record<string, FlatTensor>; milliseconds: number }> {
  const received = receive(call.arguments, tensors, model, onProgress);
  const started = performance.now();
  const result = await exported(...received.values);
  const milliseconds = performance.now() - started;
  const outputs = { ...(await outputsOf(result)), ...received.recorded() };
  for (const [name, tensor] of received.given) {
    outputs[`after.${name}`] = await read(tensor, `Your function disposed its argument: ${name}`).catch(
      () => {
        throw new ResultError(`Your function disposed its argument ${name}, which belongs to the caller.`);
      },
    );
  }
  return { outputs, milliseconds };
}

/** The vector-Jacobian product with respect to the tensors of one argument. */
async function gradientOf(
  exported: Exported,
  call: Call,
  tensors: Readonly<Record<string, FlatTensor>>,
  model: Classifier,
): Promise<Record<string, FlatTensor>> {
  const { of, upstream } = call.gradient!;
  const received = receive(call.arguments, tensors, model);
  const names = [...received.given.keys()].filter((name) => name === of || name.startsWith(`${of}.`));
  const position = Object.keys(call.arguments).indexOf(of);
  const isList = call.arguments[of]?.kind === 'tensors';
  const value = (...inputs: tf.Tensor[]): tf.Tensor => {
    const values = received.values.with(position, isList ? inputs : inputs[0]);
    const result = exported(...values);
    if (result instanceof Promise) {
      throw new ResultError(
        `${call.export} is asynchronous, so no gradient flows through it; make it a plain function.`,
      );
    }
    if (!(result instanceof tf.Tensor)) throw new ResultError(`${call.export} did not return a tf.Tensor.`);
    return result;
  };
  const dy =
    upstream === undefined
      ? undefined
      : (receive({ dy: { kind: 'tensor', name: upstream } }, tensors, model).values[0] as tf.Tensor);
  const inputs = names.map((name) => received.given.get(name)!);
  const gradients = tf.tidy(() => {
    // tf.grads refuses a list of which one tensor is not used; the tape itself leaves its gradient out.
    const { grads } = tf.engine().gradients(() => value(...inputs), inputs, dy, true);
    if (grads.every((each) => !each)) {
      throw new ResultError(
        `The result of ${call.export} is cut off from ${of}: no gradient flows back to it. dataSync, arraySync, a new ` +
          'tf.tensor, tf.variable or tf.scalar of a number all cut; compute with tensors from the argument to the result.',
      );
    }
    return grads.map((each, i) => each ?? tf.zerosLike(inputs[i]!));
  });
  const outputs: Record<string, FlatTensor> = {};
  for (const [i, gradient] of gradients.entries()) {
    outputs[isList ? `gradient.${i}` : 'gradient'] = await read(gradient, 'The gradient');
  }
  return outputs;
}
