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
      message: `${subject} is near the expected one: off by ${short(worst)} times what is allowed. A small thing is often the rest: a constant, a precision, a rule at the border, a step in another order.`,
      confidence: 0.66,
    };
  },
});
