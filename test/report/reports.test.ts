import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { type SubmissionResult, type TestResult, VERDICTS, VISIBILITIES } from '../../src/grade/result.js';
import gradesCsv from '../../src/report/class/grades-csv.js';
import summaryJson from '../../src/report/class/summary-json.js';
import feedbackHtml from '../../src/report/formats/feedback-html.js';
import resultsJson from '../../src/report/formats/results-json.js';
import { writeClassReports, writeReports } from '../../src/report/index.js';
import { float32 } from '../../src/tensor/flat.js';
import { inTemporaryFolder } from '../process.js';

const SECRET = 'SECRET-7.25';
const test = (over: Partial<TestResult> = {}): TestResult => ({
  number: '1.1',
  problem: 'saliency-map',
  title: 'Saliency maps',
  name: 'two pictures',
  score: 0,
  points: 2,
  verdict: 'wrong',
  visibility: 'visible',
  message: 'The relative L2 error is 0.5; at most 0.01 passes.',
  metrics: { relativeL2: 0.5 },
  findings: [{ id: 'missing-absolute', message: 'Is the absolute value missing?', confidence: 0.97 }],
  ...over,
});
const result = (...tests: TestResult[]): SubmissionResult => ({
  submission: 'ada',
  assignment: 'demo',
  seed: 231,
  hidden: { secret: '0a1b2c3d' },
  backend: 'wasm',
  network: 'small',
  score: tests.reduce((sum, { score }) => sum + score, 0),
  maxScore: tests.reduce((sum, { points }) => sum + points, 0),
  tests,
  questions: [{ id: 'q', title: 'Why?', points: 4, words: 400, limit: 350 }],
  notes: [],
  seconds: 71.234,
  visibleSeconds: 1.234,
  log: 'printed',
});
const map = (value: number) =>
  float32(
    [1, 8, 8],
    Array.from({ length: 64 }, (_, i) => value * i),
  );
const NASTY = [
  '<script>alert(1)</script>',
  '{{constructor}}',
  '=HYPERLINK("x")',
  '"quoted", comma',
  'a\u202eb\u001b[31m\0',
  '\n\r\n',
];

const anyTest: fc.Arbitrary<TestResult> = fc
  .record({
    verdict: fc.constantFrom(...VERDICTS),
    visibility: fc.constantFrom(...VISIBILITIES),
    message: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NASTY)),
    name: fc.oneof(fc.string(), fc.constantFrom(...NASTY)),
    metrics: fc.dictionary(fc.string(), fc.double()),
    points: fc.integer({ min: 0, max: 9 }),
  })
  .map((over) => test({ ...over, score: over.verdict === 'pass' ? over.points : 0 }));

describe('reports on a hand-in', () => {
  it('are well-formed, whatever a submission wrote', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTest, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...NASTY),
        async (tests, name) => {
          const each = { ...result(...tests), submission: name, notes: [name] };
          const parsed = JSON.parse(resultsJson.render(each));
          expect(parsed.tests).to.have.length(tests.length);
          for (const [i, entry] of parsed.tests.entries()) {
            expect(entry.status === 'passed').to.equal(tests[i]!.verdict === 'pass');
            expect(entry.score).to.be.at.most(entry.max_score);
          }
          const page = await feedbackHtml.render(each);
          expect(page).not.to.include('<script').and.not.include('\u202e').and.not.include('\u001b');
          expect(JSON.parse(summaryJson.render([each])).submissions).to.have.length(1);
          const row = gradesCsv.render([each]).split('\n')[2]!;
          expect(row).not.to.match(/(^|,)"?[=+@]/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give nothing of a hidden test away', async () => {
    for (const visibility of VISIBILITIES.filter((each) => each !== 'visible')) {
      const hidden = test({
        visibility,
        message: SECRET,
        metrics: { secret: 7.25 },
        findings: [{ id: 'x', message: SECRET, confidence: 1 }],
        pictures: { actual: map(1), expected: map(2) },
      });
      const page = await feedbackHtml.render(result(hidden));
      expect(page).not.to.include(SECRET).and.not.include('7.25').and.not.include('data:image');
      expect(page).to.include('The details of this test are withheld.');
      expect(resultsJson.render(result(hidden))).not.to.include(SECRET);
    }
  });

  it('name seed and secret to the staff only', async () => {
    const graded = { ...result(test()), hidden: { secret: '0a1b2c3d', weakSeed: 90125 } };
    const page = await feedbackHtml.render(graded);
    const { extra_data, ...read } = JSON.parse(resultsJson.render(graded));
    for (const text of [page, JSON.stringify(read)]) {
      for (const private_ of ['231', '0a1b2c3d', '90125', 'seed']) expect(text).not.to.include(private_);
    }
    expect(extra_data).to.deep.include({ seed: 231, hidden: graded.hidden });
    expect(JSON.parse(summaryJson.render([graded]))).to.deep.include({ seed: 231, hidden: graded.hidden });
  });

  it('tell nothing of how long hidden tests took', () => {
    const fast = { ...result(test()), seconds: 2, visibleSeconds: 1.2 };
    const slow = { ...fast, seconds: 300, visibleSeconds: 1.9 };
    expect(resultsJson.render(slow)).to.equal(resultsJson.render(fast));
    expect(JSON.parse(resultsJson.render(slow)).execution_time).to.equal(2);
  });

  it('show yours, the expected one and the difference, with the numbers', async () => {
    const page = await feedbackHtml.render(result(test({ pictures: { actual: map(1), expected: map(2) } })));
    expect(page.match(/<img /g)).to.have.length(4);
    for (const words of [
      'Number by number',
      'Yours',
      'Expected',
      'Difference',
      'relative L2 error 0.5',
      'Is the absolute value missing?',
      'almost certain',
    ]) {
      expect(page).to.include(words);
    }
    expect(page).to.include("default-src 'none'").and.not.include('http://').and.not.include('https://');
    expect(page).to.include('400 words, 50 over the recommended 350');
  });

  it('leave out pictures that cannot be drawn, and stand', async () => {
    for (const odd of [
      float32([], [1]),
      float32([0, 4, 4], []),
      float32([1, 4, 4], new Array(16).fill(Number.NaN)),
    ]) {
      const page = await feedbackHtml.render(result(test({ pictures: { actual: odd, expected: map(1) } })));
      expect(page).to.include('</html>');
    }
  });

  it('results.json: what a student reads of a failed test', () => {
    const [entry] = JSON.parse(resultsJson.render(result(test()))).tests;
    expect(entry).to.include({
      number: '1.1',
      name: 'Saliency maps: two pictures',
      score: 0,
      max_score: 2,
      status: 'failed',
    });
    expect(entry.output).to.equal(
      'Wrong result.\n- almost certain: Is the absolute value missing?\n\nThe relative L2 error is 0.5; at most 0.01 passes.',
    );
    expect(entry.extra_data).to.include({ problem: 'saliency-map', verdict: 'wrong' });
  });

  it('are written under their names', () =>
    inTemporaryFolder(async (folder) => {
      await writeReports(join(folder, 'ada'), result(test()), 'grade');
      await writeClassReports([result(test())], { out: folder }, 'grade');
      expect((await readdir(join(folder, 'ada'))).sort()).to.deep.equal([
        'feedback.html',
        'results.json',
        'staff.html',
      ]);
      expect((await readdir(folder)).sort()).to.deep.equal(['ada', 'grades.csv', 'summary.json']);
    }));
});

describe('reports on a class', () => {
  const pass = test({ verdict: 'pass', score: 2 });
  const open = test({ verdict: 'not-graded' });

  it('grades.csv: points by problem, possible ones first; what was not graded has no points', () => {
    const text = gradesCsv.render([result(pass), { ...result(open), submission: 'bob', notes: ['no file'] }]);
    expect(text.charCodeAt(0), 'the mark for Excel').to.equal(0xfeff);
    const lines = text.trim().split('\n');
    expect(lines).to.deep.equal([
      'submission,saliency-map,total,max,status,q,questions,penalty,final,explanation,notes',
      'Points Possible,2,2,2,,4,4,,,,',
      'ada,2,2,2,graded,,,,,,',
      'bob,,0,2,not graded,,,,,,no file',
    ]);
  });

  it('grades.csv: what was set by hand, answers, lateness and the final score, each explained', () => {
    const person = { name: 'Åsa', email: 'asa@example.edu', id: '007', section: '1' };
    const graded: SubmissionResult = {
      ...result(test({ score: 1, verdict: 'near-miss' })),
      handedIn: {
        students: [person],
        submitted: '2026-05-02T04:59:00-07:00',
        late: 'yes',
        lateness: '5:00:00',
      },
      questions: [{ id: 'q', title: 'Why?', points: 4, words: 9, limit: 350, choice: 'B' }],
      questionScores: [{ question: 'q', title: 'Why?', points: 4, score: 3, remarks: [] }],
      overrides: [
        {
          of: { problem: 'saliency-map' },
          score: 2,
          reason: '=it is right',
          by: 'Grace',
          at: '2026-05-10T10:00:00Z',
        },
      ],
      final: {
        tests: 2,
        questions: 3,
        raw: 5,
        penalty: 0.5,
        lateDays: 1,
        final: 4.5,
        most: 6,
        line: '2 of 2 by tests',
      },
    };
    const [, possible, row] = gradesCsv.render([graded]).trim().split('\n');
    expect(possible).to.equal('Points Possible,,,,,,,2,2,2,,,4,4,,,6,,');
    // Nobody has read the answer: no nought that would pass for points.
    const { questionScores, ...unread } = graded;
    const open = { ...unread, final: { ...graded.final!, questions: 0, final: null } };
    expect(gradesCsv.render([open]).trim().split('\n')[2]).to.match(/,graded,B,,,0\.5,1,,2 of 2 by tests,$/);
    expect(row).to.equal(
      'ada,Åsa,asa@example.edu,007,1,2026-05-02T04:59:00-07:00,5:00:00,2,2,2,graded,B,3,3,0.5,1,4.5,2 of 2 by tests,',
    );
    const json = JSON.parse(resultsJson.render(graded));
    expect(json.score).to.equal(2);
    expect(json.output).to.include('Final score: 2 of 2 by tests.');
    expect(json.extra_data.final.final).to.equal(4.5);
    expect(JSON.parse(summaryJson.render([graded])).submissions[0].final).to.equal(4.5);
  });

  it('summary.json: what each lost, and on what the class did', () => {
    const summary = JSON.parse(summaryJson.render([result(pass), result(test())]));
    expect(summary.scores).to.deep.equal({ mean: 1, lowest: 0, highest: 2 });
    expect(summary.problems[0].verdicts).to.deep.equal({ pass: 1, wrong: 1 });
    expect(summary.problems[0].findings).to.deep.equal({ [test().findings[0]!.id]: 1 });
    expect(summary.submissions[1].lost[0]).to.include({ problem: 'saliency-map', verdict: 'wrong' });
    expect(JSON.parse(summaryJson.render([])).scores).to.equal(null);
  });

  it('every report file has a place in the README', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    for (const { file } of [resultsJson, feedbackHtml, gradesCsv, summaryJson])
      expect(readme).to.include(file);
  });
});
