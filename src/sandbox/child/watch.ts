import * as tf from '@tensorflow/tfjs';
import { LOOP } from '../loops.js';
import type { Doing } from '../messages.js';
import { type Origin, originIn } from './stack.js';
import { readThrown } from './thrown.js';

/** Milliseconds after which a call is long, and between two looks at what it does. */
const PAUSE = 1000;
/** Bytes of a hand-in's tensors from which on their growth is looked at, and by which factor until the next look. */
const MUCH = 2 ** 25;
const GROWTH = 1.25;

/** Rounds of loops between two looks at the clock. */
const ROUNDS = 2 ** 12;

/** Taken before a hand-in could replace it. */
const now = performance.now.bind(performance);
const { apply } = Reflect;

/** The part of the engine that runs every operation. */
interface Engine {
  runKernelFunc(...given: unknown[]): tf.Tensor | tf.Tensor[];
  readonly state: { readonly numBytes: number; readonly numTensors: number };
}

/** What calls do, as far as it is of use when they end without an answer. */
export interface Watch {
  /** A call begins. `module`: the hand-in's compiled file. */
  begin(module: URL): void;
  end(): void;
}

/**
 * Tells now and then which operation a call begins, or which loop it is in, once it has become a long one, and where its tensors grow, once they are many:
 * when a process has been stopped, it can say nothing any more. A short call with few tensors costs a look at the clock for each
 * operation.
 *
 * To be called when the engine runs and the network is built, before any code of a hand-in.
 */
export function watchCalls(tell: (doing: Doing) => void): Watch {
  const { state } = tf.engine() as unknown as Engine;
  const prototype = Reflect.getPrototypeOf(tf.engine()) as Engine;
  const before = { bytes: state.numBytes, tensors: state.numTensors };
  const run = prototype.runKernelFunc;
  let module: URL | undefined;
  let next = 0;
  let most = MUCH;

  const here = (file: URL): Origin => originIn(readThrown(new Error()).stack, file);
  prototype.runKernelFunc = function runWatched(...given) {
    if (module && now() >= next) {
      next = now() + PAUSE;
      tell(here(module));
    }
    const result = apply(run, this, given) as ReturnType<Engine['runKernelFunc']>;
    const bytes = state.numBytes - before.bytes;
    if (module && bytes > most) {
      most = GROWTH * bytes;
      const [made] = [result].flat();
      const shape = made?.shape ?? [];
      tell({ ...here(module), grown: { bytes, tensors: state.numTensors - before.tensors, shape } });
    }
    return result;
  };
  let rounds = 0;
  const value = (): void => {
    if (++rounds % ROUNDS !== 0 || !module || now() < next) return;
    next = now() + PAUSE;
    tell({ ...here(module), loop: true });
  };
  Reflect.defineProperty(globalThis, Symbol.for(LOOP), { value });
  return {
    begin(file) {
      [module, next, most] = [file, now() + PAUSE, MUCH];
    },
    end() {
      module = undefined;
    },
  };
}
