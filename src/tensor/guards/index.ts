/** What is known of TensorFlow.js's wasm kernels: for which calls each is right. A test holds the list against the folder. */
export { default as anyType } from './any-type.js';
export { default as avgPool } from './avg-pool.js';
export { default as fourBytes } from './four-bytes.js';
export { default as never } from './never.js';
export { default as ofOneType } from './of-one-type.js';
export { default as padV2 } from './pad-v2.js';
export { default as typesOfTheResult } from './types-of-the-result.js';
export { default as withIndices } from './with-indices.js';
