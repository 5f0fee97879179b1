/** What the WebAssembly module exports; it works on the memory of TensorFlow.js's own module and has none itself. */
export { copyAxes } from './axes';
export { convolutionRoom, convolve, correlate, filterRoom, spread } from './convolution';
export { gate } from './elementwise';
export { dots, productOfIntegers } from './dots';
export { largest, least } from './extreme';
export { choose, compare, divideDown, leak } from './pairs';
export { both, either, holds, not } from './truth';
export { transformFilters, winograd, winogradRoom } from './winograd';
export { unpool } from './pool';
export { pack, product } from './product';
export { sum } from './sum';
export { turn } from './turn';
