/**
 * Gradients that TensorFlow.js lacks, has wrong, or computes slowly, on every engine. A list, and not the folder, because this
 * module is also bundled into the process of a submission; a test holds the list against the folder.
 */
export { default as add } from './add.js';
export { default as atan2 } from './atan2.js';
export { default as batchMatMul } from './batch-mat-mul.js';
export { default as conv2d } from './conv2d.js';
export { default as conv3d } from './conv3d.js';
export { default as conv3dBackpropInput } from './conv3d-backprop-input.js';
export { default as cumprod } from './cumprod.js';
export { default as cumsum } from './cumsum.js';
export { default as depthToSpace } from './depth-to-space.js';
export { default as depthwiseConv2dNative } from './depthwise-conv2d-native.js';
export { default as diag } from './diag.js';
export { default as einsum } from './einsum.js';
export { default as flipLeftRight } from './flip-left-right.js';
export { default as fusedBatchNorm } from './fused-batch-norm.js';
export { default as gate } from './gate.js';
export { default as gatherNd } from './gather-nd.js';
export { default as gatherV2 } from './gather-v2.js';
export { default as maxPool } from './max-pool.js';
export { default as maxPoolWithArgmax } from './max-pool-with-argmax.js';
export { default as maximum } from './maximum.js';
export { default as minimum } from './minimum.js';
export { default as mirrorPad } from './mirror-pad.js';
export { default as mod } from './mod.js';
export { default as multiply } from './multiply.js';
export { default as pow } from './pow.js';
export { default as prod } from './prod.js';
export { default as realDiv } from './real-div.js';
export { default as relu } from './relu.js';
export { default as scatterNd } from './scatter-nd.js';
export { default as splitV } from './split-v.js';
export { default as squaredDifference } from './squared-difference.js';
export { default as stridedSlice } from './strided-slice.js';
export { default as sub } from './sub.js';
export { default as tile } from './tile.js';
export { default as topK } from './top-k.js';
export { default as unpack } from './unpack.js';
