import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { SubmissionResult, TestResult } from '../../src/grade/result.js';
import gradesCsv from '../../src/report/class/grades-csv.js';
import summaryJson from '../../src/report/class/summary-json.js';
import feedbackHtml from '../../src/report/formats/feedback-html.js';
import resultsJson from '../../src/report/formats/results-json.js';
import { count } from '../../src/rubric/count.js';
import { cents, gradedTest, sum } from '../rubric/points.js';

type Counted = Pick<TestResult, 'problem' | 'score' | 'points' | 'verdict'>;

const resultOf = (tests: readonly Counted[]): SubmissionResult => ({
  ...{ submission: 'ada', assignment: 'demo', seed: 231, hidden: null, backend: 'wasm', network: 'small' },
  ...count(
    tests.map(
      (test, i): TestResult => ({
        ...{
          ...test,
          number: `1.${i + 1}`,
          title: test.problem,
          name: `part ${i + 1}`,
          visibility: 'visible',
        },
        ...{ message: '', metrics: {}, findings: [] },
      }),
    ),
  ),
  ...{ questions: [], notes: [], seconds: 1, visibleSeconds: 1, log: '' },
});

/** `3.33 / 3.34` wherever a page says so, as hundredths. */
const pairsIn = (page: string): number[][] =>
  [...page.matchAll(/([\d.]+) \/ ([\d.]+)</g)].map(([, one, two]) => [cents(one!), cents(two!)]);

describe('the points of a report', () => {
  it('add up to its total, as they are printed, and full marks are the maximum', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gradedTest, { minLength: 1, maxLength: 8 }), async (tests) => {
        const result = resultOf(tests);
        const [score, most] = [cents(result.score), cents(result.maxScore)];
        if (tests.every(({ verdict }) => verdict === 'pass')) expect(score).to.equal(most);

        const json = JSON.parse(resultsJson.render(result));
        expect(cents(json.score)).to.equal(score);
        expect(sum(json.tests.map((test: { score: number }) => cents(test.score)))).to.equal(score);
        expect(sum(json.tests.map((test: { max_score: number }) => cents(test.max_score)))).to.equal(most);

        const page = await feedbackHtml.render(result);
        const [, shown, of] = /class="score">([\d.]+) of ([\d.]+) points/.exec(page)!;
        expect([cents(shown!), cents(of!)]).to.deep.equal([score, most]);
        // Each problem in the table and at its head, and each test.
        const pairs = pairsIn(page);
        for (const part of [0, 1] as const)
          expect(sum(pairs.map((pair) => pair[part]!))).to.equal(3 * [score, most][part]!);

        const [heads, possible, row] = parse(gradesCsv.render([result]), { bom: true }) as string[][];
        const problems = heads!.slice(1, heads!.indexOf('total')).map((_, i) => i + 1);
        const at = (cells: readonly string[], name: string) => cents(cells[heads!.indexOf(name)]!);
        expect([at(row!, 'total'), at(row!, 'max')]).to.deep.equal([score, most]);
        expect(sum(problems.map((i) => cents(row![i] || 0)))).to.equal(score);
        expect(sum(problems.map((i) => cents(possible![i]!)))).to.equal(at(possible!, 'max'));

        const summary = JSON.parse(summaryJson.render([result]));
        const [own] = summary.submissions;
        expect([cents(own.score), cents(own.maxScore)]).to.deep.equal([score, most]);
        const lost = own.lost.map(
          (test: { points: number; score: number }) => cents(test.points) - cents(test.score),
        );
        expect(sum(lost)).to.equal(most - score);
        expect(sum(summary.problems.map(({ points }: { points: number }) => cents(points)))).to.equal(most);
      }),
      { numRuns: 200 },
    );
  });
});
