/** What is known of TensorFlow.js's wasm kernels: for which calls each is right. A list, not the folder, since it is bundled. */
export { default as anyType } from './any-type.js';
export { default as depthwise } from './depthwise.js';
export { default as fourBytes } from './four-bytes.js';
export { default as fusedDepthwise } from './fused-depthwise.js';
export { default as never } from './never.js';
export { default as ofOneType } from './of-one-type.js';
export { default as padV2 } from './pad-v2.js';
export { default as pool } from './pool.js';
export { default as resizeBilinear } from './resize-bilinear.js';
export { default as select } from './select.js';
export { default as slice } from './slice.js';
export { default as stridedSlice } from './strided-slice.js';
export { default as typesOfTheResult } from './types-of-the-result.js';
export { default as withIndices } from './with-indices.js';
