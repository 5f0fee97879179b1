/** Kernels in the place of the cpu backend's wrong ones. A list, not the folder, since it is bundled; a test holds it against the folder. */
export { default as all } from './all.js';
export { default as avgPool3dGrad } from './avg-pool-3d-grad.js';
export { default as avgPoolGrad } from './avg-pool-grad.js';
export { default as batchMatMul } from './batch-mat-mul.js';
export { default as cumprod } from './cumprod.js';
export { default as cumsum } from './cumsum.js';
export { default as max } from './max.js';
export { default as mean } from './mean.js';
export { default as min } from './min.js';
export { default as padV2 } from './pad-v2.js';
export { default as resizeBilinearGrad } from './resize-bilinear-grad.js';
export { default as resizeNearestNeighborGrad } from './resize-nearest-neighbor-grad.js';
export { default as sign } from './sign.js';
export { default as slice } from './slice.js';
export { default as stridedSlice } from './strided-slice.js';
export { default as transform } from './transform.js';
export { default as unsortedSegmentSum } from './unsorted-segment-sum.js';
