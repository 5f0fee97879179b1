import { type Operator, without } from '../operator.js';

/** Negative numbers are kept where they should become zero. */
export default {
  names: ['negative-kept', 'one-sign-kept', 'gradient-only-wrong'],
  places: (module) => without(module, 'relu'),
} satisfies Operator;
