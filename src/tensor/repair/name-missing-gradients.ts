import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { firstTime } from './once.js';
import { WITHOUT_GRADIENT, type WithoutGradient } from './without-gradient.js';

type GradientFunction = (...args: unknown[]) => unknown;
/** What of TensorFlow.js's engine is used here; its types hide it. */
interface Inside {
  addTapeNode(
    kernel: string,
    inputs: Readonly<Record<string, tf.Tensor>>,
    outputs: tf.Tensor[],
    gradient: GradientFunction | null,
    ...rest: unknown[]
  ): void;
}

/** From an op's call down to the tape there are some ten frames of TensorFlow.js, more through helpers of a hand-in. */
const FRAMES = 50;

/**
 * An op without a gradient that something is differentiated through says so, what to write instead, and in its stack where
 * it was called: TensorFlow.js notices only afterwards, where `tf.grad` was called, and names the kernel alone. Calling this
 * again changes nothing.
 *
 * The error: `GradelensError` `NO_GRADIENT`.
 */
export function nameMissingGradients(): void {
  const engine = tf.engine() as unknown as Inside;
  if (!firstTime(engine, 'missing gradients')) return;
  const add = engine.addTapeNode.bind(engine);
  engine.addTapeNode = (kernel, inputs, outputs, gradient, ...rest) => {
    const missing = !gradient && Object.keys(inputs).length > 0 && !tf.getGradient(kernel);
    add(kernel, inputs, outputs, missing ? thrower(kernel) : gradient, ...rest);
  };
}

/** In the place of the gradient: throws an error that was made where the op was called. */
function thrower(kernel: string): GradientFunction {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const error = new GradelensError('NO_GRADIENT', saying(kernel));
  Error.stackTraceLimit = limit;
  return () => {
    throw error;
  };
}

function saying(kernel: string): string {
  const { code, words } = WITHOUT_GRADIENT;
  const row: WithoutGradient | undefined = code[kernel] ?? words[kernel];
  if (!row) {
    return `TensorFlow.js has no gradient for ${kernel}. Compute it outside of the function that you differentiate, or compose it of other ops.`;
  }
  const said = code[kernel] ? `Write instead: ${row.instead}` : `Instead, ${row.instead}`;
  const note = row.note ? ` (${row.note})` : '';
  return `TensorFlow.js has no gradient for ${row.op}. ${said}${note}.`;
}
