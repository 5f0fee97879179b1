/** Kernels composed of ops, for wasm and cpu. A list, not the folder, since it is bundled; a test holds it against the folder. */
export { default as einsum } from './einsum.js';
