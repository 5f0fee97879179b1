import { expect } from 'chai';
import { lostOn } from '../../src/cli/progress.js';
import type { SubmissionResult, Verdict } from '../../src/grade/result.js';

const plain = (_: unknown, text: string): string => text;
const lost = (...tests: [string, Verdict][]): string =>
  lostOn(
    { tests: tests.map(([problem, verdict]) => ({ problem, verdict })) } as unknown as SubmissionResult,
    plain,
  );
const each = (verdict: Verdict, ...problems: string[]): [string, Verdict][] =>
  problems.map((problem) => [problem, verdict]);

describe('what a submission lost points on', () => {
  it('names each problem and verdict once, and nothing that passes', () => {
    expect(lost(['a', 'pass'], ['a', 'wrong'], ['a', 'wrong'], ['b', 'timeout'])).to.equal(
      'a wrong, b timeout',
    );
    expect(lost(['a', 'pass'])).to.equal('');
  });

  it('counts problems where many have one verdict', () => {
    expect(lost(['a', 'wrong'], ...each('missing', 'b', 'c', 'd', 'e'))).to.equal(
      'a wrong, 4 problems missing',
    );
    expect(lost(['a', 'wrong'], ...each('missing', 'b', 'c', 'd'))).to.equal(
      'a wrong, b missing, c missing, d missing',
    );
  });

  it('says everything only where not one test went another way', () => {
    expect(lost(...each('not-graded', 'a', 'b', 'c', 'd'))).to.equal('everything not-graded');
    expect(lost(['a', 'pass'], ...each('not-graded', 'a', 'b', 'c', 'd'))).to.equal('4 problems not-graded');
  });
});
