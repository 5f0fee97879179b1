import * as tf from '@tensorflow/tfjs';

/** Kernels that are a ReLU, whoever calls them. */
const RELUS = /^relu6?$/i;

type RunKernel = ReturnType<typeof tf.engine>['runKernel'];

/**
 * Whether ReLUs run within some work that nothing could take the place of: alone, or as the activation of a fused kernel. What
 * runs within `known` is not looked at.
 */
export class HiddenReluWatch {
  #found = false;
  #known = 0;

  get found(): boolean {
    return this.#found;
  }

  known<R>(work: () => R): R {
    this.#known++;
    try {
      return work();
    } finally {
      this.#known--;
    }
  }

  during<R>(work: () => R): R {
    const engine = tf.engine() as { runKernel: RunKernel };
    const before = engine.runKernel;
    const look = (...call: Parameters<RunKernel>) => {
      const [name, , attributes] = call;
      const { activation } = (attributes ?? {}) as { activation?: unknown };
      if (this.#known === 0 && [name, activation].some((each) => RELUS.test(String(each))))
        this.#found = true;
      return before.apply(engine, call);
    };
    engine.runKernel = look as RunKernel;
    try {
      return work();
    } finally {
      engine.runKernel = before;
    }
  }
}
