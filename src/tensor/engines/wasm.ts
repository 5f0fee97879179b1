import type { Engine } from '../engine.js';

/** WebAssembly with SIMD on one core: in the package, everywhere. */
export const wasm: Engine = {
  confined: true,
  find: () => ({ modules: [] }),
  async load(_, folder) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (folder) setWasmPaths(folder);
  },
};
