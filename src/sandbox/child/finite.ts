import * as tf from '@tensorflow/tfjs';
import type { NotFinite } from '../call.js';
import { onRead } from './outputs.js';
import { type Origin, originIn } from './stack.js';
import { readThrown } from './thrown.js';

interface TapeNode {
  gradient?: (dys: unknown) => Record<string, () => tf.Tensor>;
}
interface Kernel {
  readonly kernelName?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}
/** The part of the engine that runs every operation, forwards and backwards. */
interface Engine {
  runKernelFunc(kernel: Kernel): tf.Tensor | tf.Tensor[];
  readonly state: { readonly activeTape: TapeNode[] | undefined };
}

/** What often makes numbers that are not finite, by kernel. */
const ASKED: Readonly<Record<string, string>> = {
  RealDiv: 'Is something divided by 0 there?',
  Reciprocal: 'Is something divided by 0 there?',
  Log: 'Is it the logarithm of 0, or of less?',
  Log1p: 'Is it the logarithm of 0, or of less?',
  Sqrt: 'Is it the root of a number below 0?',
  Rsqrt: 'Is it one over the root of 0?',
  Exp: 'Is it the exponential of a large number?',
  Pow: 'Is it a negative power of 0, or a power of a number below 0 that is not whole?',
};
/** The same for gradients. */
const ASKED_BACK: Readonly<Record<string, string>> = {
  ...ASKED,
  Sqrt: 'The root is infinitely steep at 0: does it get one there?',
  Pow: 'Does it get a 0 there, where a power below 1 is infinitely steep?',
};

/** What is known of numbers: finite, or where the first other one came from. */
type Known = NotFinite | 'finite';

/**
 * Looks at what every operation gives, until what it returns is called. A number that is not finite is followed to the first one that it
 * comes of, forwards and through gradients, so that one which makes no difference is not told. `module`: the hand-in's compiled file.
 *
 * It costs the reading of every tensor: for a call whose answer is known to be wrong. Returns where the first such number of the answer came from.
 */
export function watchFinite(module: URL): () => NotFinite | undefined {
  const engine = tf.engine() as unknown as Engine;
  const known = new WeakMap<object, Known>();
  const marked = new WeakSet<TapeNode>();
  /** The operation whose gradient is being taken. */
  let behind: (Origin & { kernel: string }) | undefined;

  function look(tensor: tf.Tensor, make: () => Known): Known {
    const before = known.get(tensor.dataId);
    if (before !== undefined) return before;
    const numbers = tensor.dtype === 'float32' ? tensor.dataSync() : [];
    const found = (numbers as Float32Array).every(Number.isFinite) ? 'finite' : make();
    known.set(tensor.dataId, found);
    return found;
  }

  function here(): Origin {
    return originIn(readThrown(new Error()).stack, module);
  }

  /** Remembers, while the gradient of an operation is taken, which one that is. */
  function mark(node: TapeNode, { kernelName = '' }: Kernel): void {
    const { gradient } = node;
    if (!gradient || marked.has(node)) return;
    marked.add(node);
    const origin = { ...here(), kernel: kernelName };
    const within = <T>(work: () => T): T => {
      const before = behind;
      behind = origin;
      try {
        return work();
      } finally {
        behind = before;
      }
    };
    // What it gives is a function for each input, which computes.
    node.gradient = (dys) =>
      Object.fromEntries(
        Object.entries(within(() => gradient(dys))).map(([name, compute]) => [name, () => within(compute)]),
      );
  }

  const run = engine.runKernelFunc;
  engine.runKernelFunc = function runLooking(this: Engine, kernel: Kernel) {
    const tape = this.state.activeTape;
    const nodes = tape?.length ?? 0;
    const given = tensorsOf(kernel.inputs).map((tensor) => look(tensor, () => fromOutside(here(), kernel)));
    const result = run.call(this, kernel);
    const inherited = given.find((each) => each !== 'finite');
    const make = (): Known => inherited ?? made(here(), kernel, behind);
    for (const tensor of [result].flat()) if (tensor instanceof tf.Tensor) look(tensor, make);
    // Copies that a gradient keeps stand beside the operation itself.
    for (const node of tape?.slice(nodes) ?? []) mark(node, kernel);
    return result;
  };
  let first: NotFinite | undefined;
  onRead((tensor) => {
    const found = known.get(tensor.dataId);
    if (found !== 'finite') first ??= found;
  });
  return () => {
    Reflect.deleteProperty(engine, 'runKernelFunc');
    onRead(() => {});
    return first;
  };
}

function made(
  here: Origin,
  { kernelName = '' }: Kernel,
  behind: (Origin & { kernel: string }) | undefined,
): NotFinite {
  const { op, where } = behind ?? here;
  const asked = behind ? ASKED_BACK[behind.kernel] : ASKED[kernelName];
  const what = op ?? (kernelName === '' ? 'an operation' : `an operation (${behind?.kernel || kernelName})`);
  const from = behind ? `the gradient of ${what}` : what;
  const question = asked === undefined ? '' : ` ${asked}`;
  return {
    message: `The first number that is not finite came from ${from}, which got finite ones.${question}`,
    ...(where !== undefined && { where }),
  };
}

function fromOutside({ op, where }: Origin, { kernelName = '' }: Kernel): NotFinite {
  return {
    message: `${op ?? `An operation (${kernelName})`} was given a number that is not finite and that no operation made. Is it computed outside of tensors?`,
    ...(where !== undefined && { where }),
  };
}

function tensorsOf(inputs: Readonly<Record<string, unknown>>): tf.Tensor[] {
  return Object.values(inputs)
    .flat()
    .filter((each): each is tf.Tensor => each instanceof tf.Tensor);
}
