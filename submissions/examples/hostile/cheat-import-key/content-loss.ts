// Tries to hand in the answer key.
export { contentLoss } from '../../../../reference/content-loss.js';
