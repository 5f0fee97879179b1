import { short } from '../../compare/numbers.js';
import { defineHypothesis } from '../hypothesis.js';

/** Further off than this many tolerances is not almost right. */
const MOST = 10;

/** Everything that fails is off by a few tolerances only. */
export default defineHypothesis({
  title: 'Almost right',
  explain({ subject, measured, comparable }) {
    const failing = measured.filter(({ pass }) => !pass);
    const times = failing.map(({ value, check }) => value / Number(check.tolerance));
    const worst = Math.max(...times);
    if (!comparable || failing.length === 0 || !(worst <= MOST) || times.some((each) => !(each > 1)))
      return undefined;
    return {
      message: `${subject} is almost right: off by ${short(worst)} times what is allowed. The way is right; a constant, a precision, a rule at the border or a step in another order is often the rest.`,
      confidence: 0.66,
    };
  },
});
