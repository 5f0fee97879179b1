/** What a submission may name: types only. The attribution library is `gradelens/attr`. */
export type { Classifier, Relu } from './model/classifier.js';
export type { StyleTransferOptions } from './model/style-transfer-options.js';
