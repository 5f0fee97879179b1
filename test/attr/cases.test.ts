import { isLong, testCases } from './cases.js';

/** Not right yet: DeepLIFT's rule of pools behind a ReLU. */
const RED = /^(layer-deep-lift-relu-pool|layer-deep-lift-relu-pool-targets|layer-deep-lift-pool-input)$/;

testCases((item) => !isLong(item) && !RED.test(item.id));
