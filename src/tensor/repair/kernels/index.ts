/**
 * The kernels that complete or replace those of TensorFlow.js's wasm backend. A list, and not the folder, because this
 * module is also bundled into the process of a submission; a test holds the list against the folder.
 */
export { default as batchMatMul } from './batch-mat-mul.js';
export { default as batchToSpaceND } from './batch-to-space-nd.js';
export { default as cast } from './cast.js';
export { default as concat } from './concat.js';
export { default as conv2d } from './conv2d.js';
export { default as conv2dBackpropFilter } from './conv2d-backprop-filter.js';
export { default as conv2dBackpropInput } from './conv2d-backprop-input.js';
export { default as cos } from './cos.js';
export { default as depthToSpace } from './depth-to-space.js';
export { default as depthwiseBackpropFilter } from './depthwise-backprop-filter.js';
export { default as depthwiseBackpropInput } from './depthwise-backprop-input.js';
export { default as fusedConv2d } from './fused-conv2d.js';
export { default as fusedMatMul } from './fused-mat-mul.js';
export { default as gate } from './gate.js';
export { default as gatherV2 } from './gather-v2.js';
export { default as identity } from './identity.js';
export { default as maxPoolGrad } from './max-pool-grad.js';
export { default as maximum } from './maximum.js';
export { default as mean } from './mean.js';
export { default as minimum } from './minimum.js';
export { default as oneHot } from './one-hot.js';
export { default as padV2 } from './pad-v2.js';
export { default as reverse } from './reverse.js';
export { default as sin } from './sin.js';
export { default as slice } from './slice.js';
export { default as spaceToBatchND } from './space-to-batch-nd.js';
export { default as splitV } from './split-v.js';
export { default as stridedSlice } from './strided-slice.js';
export { default as sum } from './sum.js';
export { default as tile } from './tile.js';
export { default as transpose } from './transpose.js';
export { default as unpack } from './unpack.js';
export { default as unsortedSegmentSum } from './unsorted-segment-sum.js';
