import * as tf from '@tensorflow/tfjs';
import { firstTime } from './once.js';

type Inputs = Readonly<Record<string, tf.Tensor | undefined>>;
/** What of TensorFlow.js's engine is changed here; its types hide it. */
interface Inside {
  addTapeNode(kernel: string, inputs: Inputs, ...rest: unknown[]): void;
  saveTensorsForBackwardMode(tensors: (tf.Tensor | undefined)[]): tf.Tensor[];
  readonly state: { readonly activeTape: Node[] };
}

/** An op that was recorded. */
interface Node {
  readonly inputs: Inputs;
  readonly outputs: readonly tf.Tensor[];
}

/**
 * Mends how TensorFlow.js records what gradients need. Calling it again changes nothing.
 *
 * - An optional input that is absent (a batch normalisation's scale) is no input; it is kept for the gradient function as a
 *   tensor without elements. TensorFlow.js fails on it.
 * - The condition of `tf.where` carries no gradient, so that nothing behind it needs one: `tf.where(tf.greater(x, 0), x, 0)`
 *   can be differentiated.
 * - An op is recorded before the copies that its gradient keeps of its results. TensorFlow.js records it behind them, so that
 *   a second derivative does not find the way through them: that of `tf.exp` is lost.
 */
export function mendTape(): void {
  const engine = tf.engine() as unknown as Inside;
  if (!firstTime(engine, 'tape')) return;
  const add = engine.addTapeNode.bind(engine);
  engine.addTapeNode = (kernel, inputs, ...rest) => {
    const carrying = Object.entries(inputs).filter(
      ([name, tensor]) => tensor && !(kernel === tf.Select && name === 'condition'),
    );
    add(kernel, Object.fromEntries(carrying), ...rest);
    const tape = engine.state.activeTape;
    const node = tape.at(-1)!;
    const own = new Set(node.outputs.map(({ id }) => id));
    const copies = (at: number) =>
      Object.values(tape[at]?.inputs ?? {}).some((tensor) => tensor && own.has(tensor.id));
    let first = tape.length - 1;
    while (copies(first - 1)) first--;
    if (first < tape.length - 1) tape.splice(first, 0, tape.pop()!);
  };
  const save = engine.saveTensorsForBackwardMode.bind(engine);
  engine.saveTensorsForBackwardMode = (tensors) =>
    tensors.every((tensor) => tensor)
      ? save(tensors)
      : save(tensors.map((tensor) => tensor ?? tf.tensor1d([])));
}
