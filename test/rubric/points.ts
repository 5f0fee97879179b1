import fc from 'fast-check';
import { VERDICTS, type Verdict } from '../../src/grade/result.js';
import { scoreTest } from '../../src/rubric/score.js';

/** Points as courses write them, and as nobody should. */
const points = fc.oneof(
  fc.constantFrom(10 / 3, 1 / 3, 2 / 3, 1 / 7, 0.1, 0.2, 0.5, 1, 2, 4, 0, 0.005, 0.0049, 0.015, 1.005),
  fc.double({ min: 0, max: 20, noNaN: true }),
);

/** A test of some problem, with what it is worth, what came of it, and what it earned. */
export const gradedTest = fc
  .record({
    problem: fc.constantFrom('a', 'b', 'c'),
    points,
    verdict: fc.constantFrom<Verdict>('pass', 'pass', ...VERDICTS),
    partialCredit: fc.constantFrom(0, 0.5, 1 / 3, 0.999, 1),
  })
  .map((test) => ({ ...test, score: scoreTest(test.verdict, test.points, test.partialCredit) }));

/** A number that was printed with two decimals, in hundredths. */
export const cents = (printed: number | string): number => Math.round(Number(printed) * 100);

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
