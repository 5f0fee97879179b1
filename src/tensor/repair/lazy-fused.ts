import * as tf from '@tensorflow/tfjs';
import { runLazily } from '../lazy.js';
import { sumTo } from './gradients/sum-to.js';
import { firstTime } from './once.js';

type Inputs = Record<string, tf.Tensor>;
type Attributes = Record<string, unknown>;
type Save = (tensors: tf.Tensor[]) => void;
type Gradients = Record<string, () => tf.Tensor>;
type Forward = (...inputs: [...tf.Tensor[], Save]) => { value: tf.Tensor; gradFunc: unknown };

/** What of TensorFlow.js's engine is used here; its types hide some of it. */
interface Inside {
  state: { activeScope: { name: string } | null };
  isTapeOn(): boolean;
  customGrad(forward: Forward): (...inputs: tf.Tensor[]) => tf.Tensor;
  runKernel(name: string, inputs: Inputs, attributes: Attributes): tf.Tensor;
}

/** By the ops, as scopes name them: the kernel whose gradients are theirs, but for the bias. */
const UNFUSED: Readonly<Record<string, string>> = {
  fusedConv2d__op: 'Conv2D',
  fusedDepthwiseConv2d__op: 'DepthwiseConv2dNative',
  fusedMatMul__op: 'BatchMatMul',
};

/**
 * Makes the gradients of fused ops (`tf.fused.conv2d`, `depthwiseConv2d`, `matMul`, so every Conv2D and Dense layer of a
 * `tf.LayersModel`) lazy: TensorFlow.js 4.22 computes those of filter and bias whenever the input's is asked for, which
 * takes forty times as long on the cpu backend. Also right where its own gradient fails: a single picture of rank 3.
 * While a tape records, ops are fused with a linear activation only; nothing else is changed. Calling it again changes nothing.
 */
export function makeFusedGradientsLazy(): void {
  const engine = tf.engine() as unknown as Inside;
  if (!firstTime(engine, 'lazy fused gradients')) return;
  const eager = engine.customGrad.bind(engine);
  engine.customGrad = (forward) => {
    const run = eager(forward);
    return (...inputs) => {
      const kernel = engine.isTapeOn() ? UNFUSED[engine.state.activeScope?.name ?? ''] : undefined;
      return kernel === undefined ? run(...inputs) : lazily(engine, kernel, forward, inputs);
    };
  };
}

/** Runs a fused op with the lazy gradients of its unfused `kernel`. */
function lazily(engine: Inside, kernel: string, forward: Forward, inputs: tf.Tensor[]): tf.Tensor {
  let fused: { inputs: Inputs; attributes: Attributes; shape: number[] } | undefined;
  return runLazily({
    inputs: { ...inputs } as unknown as Inputs,
    forward(save) {
      const { runKernel } = engine;
      // The op's own call tells what it is called with; what it calls in turn, and the reshape that follows, do not.
      engine.runKernel = (name, given, attributes) => {
        const run = () => runKernel.call(engine, name, given, attributes);
        if (fused) return run();
        fused = { inputs: given, attributes, shape: [] };
        const result = run();
        fused.shape = result.shape;
        return result;
      };
      try {
        const { value } = forward(...inputs, () => {});
        save(inputs);
        return value;
      } finally {
        engine.runKernel = runKernel;
      }
    },
    gradients(dy, saved) {
      const { inputs: named, attributes, shape } = fused!;
      const names = inputs.map((input) => Object.keys(named).find((name) => named[name] === input));
      const { inputsToSave = [], gradFunc } = tf.getGradient(kernel)!;
      const upstream = tf.reshape(dy, shape);
      const operands = inputsToSave.map((name) => saved[names.indexOf(name)]!);
      const gradients: Gradients = {
        ...gradFunc(upstream, operands, attributes as Parameters<typeof gradFunc>[2]),
        bias: () => sumTo(upstream, saved[names.indexOf('bias')]!.shape),
      };
      return Object.fromEntries(names.map((name, i) => [i, gradients[name!]!]));
    },
  });
}
