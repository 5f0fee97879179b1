/** An op that TensorFlow.js has no gradient for. */
export interface WithoutGradient {
  /** As it is written. */
  readonly op: string;
  /** What to write instead, in the op's arguments; code that runs where the row is in `code`. */
  readonly instead: string;
  /** What else to know of it. */
  readonly note?: string;
}

const ONE_OR_ZERO = '1 or 0; or keep the comparison as the condition of tf.where, which needs no gradient';
const NUMBERS = 'conditions as numbers, 1 and 0';

/**
 * Code that computes the same as an op, with a gradient where one is defined and zeros where the result is constant. `a`, `b`:
 * tensors; `p`, `q`: conditions as numbers, 0 or 1; `x`: a tensor of rank 2, of pictures for `tf.image`.
 */
const code: Readonly<Record<string, WithoutGradient>> = {
  Greater: { op: 'tf.greater(a, b)', instead: 'tf.step(tf.sub(a, b))', note: ONE_OR_ZERO },
  Less: { op: 'tf.less(a, b)', instead: 'tf.step(tf.sub(b, a))', note: ONE_OR_ZERO },
  LessEqual: { op: 'tf.lessEqual(a, b)', instead: 'tf.greaterEqual(b, a)', note: ONE_OR_ZERO },
  Equal: { op: 'tf.equal(a, b)', instead: 'tf.sub(1, tf.step(tf.abs(tf.sub(a, b))))', note: ONE_OR_ZERO },
  NotEqual: { op: 'tf.notEqual(a, b)', instead: 'tf.step(tf.abs(tf.sub(a, b)))', note: ONE_OR_ZERO },
  LogicalAnd: { op: 'tf.logicalAnd(p, q)', instead: 'tf.mul(p, q)', note: NUMBERS },
  LogicalOr: { op: 'tf.logicalOr(p, q)', instead: 'tf.maximum(p, q)', note: NUMBERS },
  LogicalNot: { op: 'tf.logicalNot(p)', instead: 'tf.sub(1, p)', note: NUMBERS },
  All: { op: 'tf.all(p)', instead: 'tf.min(p)', note: NUMBERS },
  Any: { op: 'tf.any(p)', instead: 'tf.max(p)', note: NUMBERS },
  SparseToDense: {
    op: 'tf.sparseToDense([0, 2], a, [4], 0)',
    instead: 'tf.sum(tf.mul(tf.oneHot([0, 2], 4), tf.expandDims(a, 1)), 0)',
  },
};

const CONSTANT = 'compute it outside of the function that you differentiate: it is constant';
const TWICE =
  'take the first derivative outside of the function that you differentiate: there is no second one';
const BY_MATRIX = 'multiply with the matrix of the transform, cosines and sines (tf.matMul)';
const BY_INDEX = 'gather the pixels (tf.gather) by indices computed outside of the function';

/** Where code would say too little: kernels by what to do. */
const words: Readonly<Record<string, WithoutGradient>> = {
  SearchSorted: { op: 'tf.searchSorted', instead: CONSTANT },
  Bincount: { op: 'tf.bincount', instead: CONSTANT },
  DenseBincount: { op: 'tf.denseBincount', instead: CONSTANT },
  Unique: { op: 'tf.unique', instead: CONSTANT },
  BitwiseAnd: { op: 'tf.bitwiseAnd', instead: CONSTANT },
  Multinomial: { op: 'tf.multinomial', instead: CONSTANT },
  NonMaxSuppressionV3: { op: 'tf.image.nonMaxSuppression', instead: CONSTANT },
  NonMaxSuppressionV4: { op: 'tf.image.nonMaxSuppressionPadded', instead: CONSTANT },
  NonMaxSuppressionV5: { op: 'tf.image.nonMaxSuppressionWithScore', instead: CONSTANT },
  TensorScatterUpdate: {
    op: 'tf.tensorScatterUpdate',
    instead: 'choose by tf.where with a mask of the places',
  },
  BroadcastArgs: { op: 'tf.broadcastArgs', instead: CONSTANT },
  CropAndResize: { op: 'tf.image.cropAndResize', instead: 'cut with tf.slice, then tf.image.resizeBilinear' },
  RotateWithOffset: { op: 'tf.image.rotateWithOffset', instead: BY_INDEX },
  Transform: { op: 'tf.image.transform', instead: BY_INDEX },
  FFT: { op: 'tf.fft', instead: BY_MATRIX },
  IFFT: { op: 'tf.ifft', instead: BY_MATRIX },
  Complex: { op: 'tf.complex', instead: 'keep the two parts as tensors of their own' },
  Real: { op: 'tf.real', instead: 'keep the two parts as tensors of their own' },
  Imag: { op: 'tf.imag', instead: 'keep the two parts as tensors of their own' },
  SparseSegmentMean: {
    op: 'tf.sparse.sparseSegmentMean',
    instead: 'take tf.gather, then tf.mean of each part',
  },
  SparseSegmentSum: {
    op: 'tf.sparse.sparseSegmentSum',
    instead: 'take tf.gather, then tf.unsortedSegmentSum',
  },
  SparseFillEmptyRows: { op: 'tf.sparse.sparseFillEmptyRows', instead: CONSTANT },
  RaggedGather: { op: 'ragged gathering', instead: 'take tf.gather of a padded tensor' },
  RaggedTensorToTensor: { op: 'ragged tensors', instead: 'pad to one length' },
  ...Object.fromEntries(
    [
      ['MaxPool3DGrad', "tf.maxPool3d's gradient"],
      ['Dilation2DBackpropFilter', "tf.dilation2d's gradient by the filter"],
      ['Dilation2DBackpropInput', "tf.dilation2d's gradient"],
      ['LRNGrad', "tf.localResponseNormalization's gradient"],
    ].map(([kernel, op]) => [kernel, { op, instead: TWICE }]),
  ),
};

/** Kernels without a gradient, and what to write instead of their ops: as code that runs, or in words. */
export const WITHOUT_GRADIENT = { code, words };
