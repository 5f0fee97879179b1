import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { nearest } from '../../nearest.js';
import { fromFlat } from '../../tensor/convert.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { CallMessage } from '../messages.js';
import { receive } from './arguments.js';
import { outputsOf, ResultError, read } from './outputs.js';

type Exported = (...args: readonly unknown[]) => unknown;
type Call = CallMessage['call'];
type Tensors = Readonly<Record<string, FlatTensor>>;

/** A file that lacks the function asked for. */
export class MissingError extends Error {}

/**
 * Runs a call of a hand-in's module, and the other calls that belong to it. Returns the outputs by name, and the calls'
 * milliseconds. `onProgress` is told how often a recorder was called.
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
  const outputs: Record<string, FlatTensor> = {};
  let milliseconds = 0;
  const keep = async (args: Call['arguments'], prefix: string): Promise<void> => {
    const given = await callOnce(exported as Exported, args, tensors, model, onProgress);
    milliseconds += given.milliseconds;
    for (const [name, tensor] of Object.entries(given.outputs)) outputs[prefix + name] = tensor;
    for (const [name, tensor] of Object.entries(prefix === 'another.' ? {} : given.inputs))
      outputs[`${prefix}after.${name}`] = tensor;
  };
  await keep(call.arguments, '');
  if (call.another) {
    await keep(call.another.arguments, 'another.');
    await keep(call.arguments, 'again.');
  }
  if (call.gradient) Object.assign(outputs, await gradientsOf(exported as Exported, call, tensors, model));
  return { outputs, milliseconds };
}

/** Exported names that are told. */
const MOST_NAMES = 4;

/** What a file exports in the place of a function. */
function hint(exports: Readonly<Record<string, unknown>>, name: string): string {
  if (name in exports) return ` Its ${name} is no function but of type ${typeof exports[name]}.`;
  if (typeof exports.default === 'function')
    return ` It has a default export: write "export function ${name}" in place of "export default function".`;
  const near = nearest(
    name,
    Object.keys(exports).filter((each) => typeof exports[each] === 'function'),
  );
  if (near !== undefined) return ` It exports ${near}: did you mean ${name}?`;
  const names = Object.keys(exports);
  if (names.length === 0)
    return ' It exports nothing: is "export" missing before the function, or is the file empty?';
  return ` It exports ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ' and more' : ''}.`;
}

async function callOnce(
  exported: Exported,
  args: Call['arguments'],
  tensors: Tensors,
  model: Classifier,
  onProgress: (done: number) => void,
): Promise<{ outputs: Tensors; inputs: Tensors; milliseconds: number }> {
  const received = receive(args, tensors, model, onProgress);
  const started = performance.now();
  const result = await exported(...received.values);
  const milliseconds = performance.now() - started;
  const outputs = { ...(await outputsOf(result)), ...received.recorded() };
  const inputs: Record<string, FlatTensor> = {};
  for (const [name, tensor] of received.given) {
    inputs[name] = await read(tensor, `Your function disposed its argument: ${name}`).catch(() => {
      throw new ResultError(`Your function disposed its argument ${name}, which belongs to the caller.`);
    });
  }
  return { outputs, inputs, milliseconds };
}

/** One call of those whose results are differentiated together. */
interface Side {
  /** Begins its outputs' names. */
  readonly prefix: string;
  readonly inputs: readonly tf.Tensor[];
  readonly upstream: tf.Tensor | undefined;
  value(inputs: readonly tf.Tensor[]): tf.Tensor;
}

/**
 * The vector-Jacobian products with respect to the tensors of one argument. All calls precede all gradients, as those of an
 * op that a network has twice: what an op keeps for its gradient must be its own call's.
 */
async function gradientsOf(
  exported: Exported,
  call: Call,
  tensors: Tensors,
  model: Classifier,
): Promise<Record<string, FlatTensor>> {
  const { gradient, another } = call;
  const { of } = gradient!;
  const isList = call.arguments[of]?.kind === 'tensors';
  const sideOf = (prefix: string, args: Call['arguments'], upstream: string | undefined): Side => {
    const { given, values } = receive(args, tensors, model);
    const names = [...given.keys()].filter((name) => name === of || name.startsWith(`${of}.`));
    const position = Object.keys(args).indexOf(of);
    return {
      prefix,
      inputs: names.map((name) => given.get(name)!),
      upstream: upstream === undefined ? undefined : fromFlat(tensors[upstream]!),
      value: (inputs) =>
        tensorOf(exported(...values.with(position, isList ? inputs : inputs[0])), call.export),
    };
  };
  const sides = [
    sideOf('', call.arguments, gradient!.upstream),
    ...(another ? [sideOf('another.', another.arguments, another.upstream)] : []),
  ];
  const gradients = tf.tidy(() => {
    // tf.grads refuses a list of which one tensor is not used; the tape itself leaves its gradient out.
    const all = sides.flatMap(({ inputs }) => inputs);
    const { grads } = tf.engine().gradients(() => tf.addN(sides.map(weighted)), all, undefined, true);
    return sides.map(({ inputs }, i) => {
      const before = sides.slice(0, i).reduce((count, side) => count + side.inputs.length, 0);
      const own = grads.slice(before, before + inputs.length);
      if (own.every((each) => !each)) throw new ResultError(cutOff(call.export, of));
      return own.map((each, j) => each ?? tf.zerosLike(inputs[j]!));
    });
  });
  const outputs: Record<string, FlatTensor> = {};
  for (const [i, { prefix }] of sides.entries()) {
    for (const [j, each] of gradients[i]!.entries())
      outputs[`${prefix}${isList ? `gradient.${j}` : 'gradient'}`] = await read(each, 'The gradient');
  }
  return outputs;
}

/** The sum of a result times its upstream gradient; one of another shape is wrong already, whatever its gradient. */
function weighted({ inputs, upstream, value }: Side): tf.Tensor {
  const result = value(inputs);
  const fits = upstream && String(upstream.shape) === String(result.shape);
  return tf.sum(fits ? tf.mul(result, upstream) : result);
}

function tensorOf(result: unknown, name: string): tf.Tensor {
  if (result instanceof Promise) {
    // It may fail too, which is not what matters here.
    result.catch(() => {});
    throw new ResultError(
      `${name} is asynchronous, and no gradient flows through a promise. Its gradient is taken, so make it synchronous: ` +
        'return the tensor at once, without async and await; a sum stays a tensor, without data().',
    );
  }
  if (!(result instanceof tf.Tensor)) throw new ResultError(`${name} did not return a tf.Tensor.`);
  return result;
}

const cutOff = (name: string, of: string): string =>
  `The result of ${name} is cut off from ${of}: no gradient flows back to it. dataSync, arraySync, a new tf.tensor, ` +
  'tf.variable or tf.scalar of a number all cut; compute with tensors from the argument to the result.';
