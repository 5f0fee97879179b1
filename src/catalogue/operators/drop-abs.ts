import { type Operator, without } from '../operator.js';

/** Signs are kept where they should go. */
export default {
  names: ['missing-absolute', 'negative-kept', 'sign-reversed', 'channel-reduced'],
  places: (module) => without(module, 'abs'),
} satisfies Operator;
