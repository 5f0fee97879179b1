import { AFTER, AGAIN } from '../../../src/compare/outputs.js';
import { normal } from '../../../src/model/random.js';
import { type Family, mapped } from './call.js';

/** What shows in the gradient, between two calls, or in the inputs. */
export const calls: Family = {
  'gradient-missing': {
    on: ['loss'],
    make: ({ expected }) =>
      expected.gradient && { ...expected, gradient: mapped(expected.gradient, () => 0) },
  },
  'gradient-only-wrong': {
    on: ['loss'],
    make: ({ expected }, next) =>
      expected.gradient && { ...expected, gradient: mapped(expected.gradient, (v) => v + normal(next)) },
  },
  accumulated: {
    on: ['twice'],
    make: ({ expected }) => {
      const again = expected[`${AGAIN}value`];
      return (
        again && { ...expected, [`${AGAIN}value`]: mapped(again, (v, i) => v + expected.value!.data[i]!) }
      );
    },
  },
  'first-result-kept': {
    on: ['other'],
    make: ({ expected }) => expected['another.value'] && { ...expected, 'another.value': expected.value! },
  },
  'differs-between-calls': {
    on: ['twice'],
    make: ({ expected }, next) => {
      const again = expected[`${AGAIN}value`];
      return again && { ...expected, [`${AGAIN}value`]: mapped(again, (v) => v * (1 + 0.1 * normal(next))) };
    },
  },
  'input-changed': {
    on: ['twice'],
    make: ({ expected }) => {
      const name = Object.keys(expected).find((each) => each.startsWith(AFTER));
      return name === undefined ? undefined : { ...expected, [name]: mapped(expected[name]!, (v) => v + 1) };
    },
  },
};
