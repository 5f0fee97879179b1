import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';
import type { SubmissionResult, TestResult } from '../../grade/result.js';
import { total } from '../../rubric/score.js';
import { clean } from '../clean.js';
import type { ReportFormat } from '../format.js';
import { picturesOf } from '../pictures.js';
import { problemsOf } from '../problems.js';
import { answered, confidence, metricWords, points, VERDICT_WORDS } from '../text.js';
import { isWithheld, WITHHELD } from '../withheld.js';

const TEMPLATE = new URL('../../../templates/report/feedback.hbs', import.meta.url);

/**
 * What a student reads: one page without scripts that needs no other file. For each test the verdict, the numbers, what
 * may explain a mismatch, and for maps the student's picture, the expected one and the difference.
 *
 * Of tests that students do not see, only name, points and verdict's colour of the score are on the page.
 */
export default {
  file: 'feedback.html',
  async render(result) {
    const page = Handlebars.compile(await readFile(TEMPLATE, 'utf8'), { strict: true });
    return page(await dataOf(result));
  },
} satisfies ReportFormat;

async function dataOf(result: SubmissionResult) {
  const problems = await Promise.all(
    problemsOf([result]).map(async ({ id, title, points: possible }) => {
      const own = result.tests.filter(({ problem }) => problem === id);
      const score = total(own.map((test) => test.score));
      const shown = own.filter((test) => !isWithheld(test));
      const lost = [
        ...new Set(shown.flatMap(({ verdict }) => (verdict === 'pass' ? [] : [VERDICT_WORDS[verdict]]))),
      ];
      return {
        id,
        title: clean(title),
        score: points(score),
        possible: points(possible),
        full: score >= possible,
        state:
          lost.join('; ') ||
          (score >= possible ? 'passed' : 'points lost in tests whose details are withheld'),
        tests: await Promise.all(own.map(testData)),
      };
    }),
  );
  const { assignment, network, backend, notes, questions } = result;
  return {
    submission: clean(result.submission),
    score: points(result.score),
    most: points(result.maxScore),
    assignment,
    network,
    backend,
    publicOnly: result.publicOnly === true,
    notes: notes.map(clean),
    problems,
    questions: questions.map((question) => ({
      title: clean(question.title),
      points: points(question.points),
      state: answered(question),
      open: question.words === null,
    })),
  };
}

async function testData(test: TestResult) {
  const { number, name, verdict, message, metrics, findings } = test;
  const passed = verdict === 'pass';
  const head = {
    number,
    name: clean(name),
    score: points(test.score),
    points: points(test.points),
    passed,
    full: test.score >= test.points,
  };
  if (isWithheld(test)) {
    return { ...head, verdict: '', message: WITHHELD, findings: [], metrics: [], rows: [], withheld: true };
  }
  return {
    ...head,
    withheld: false,
    // What was measured stands behind what it comes of.
    quiet: passed || findings.length > 0,
    verdict: VERDICT_WORDS[verdict],
    message: clean(message),
    findings: [...findings]
      .sort((a, b) => b.confidence - a.confidence)
      .map((finding) => ({ message: clean(finding.message), sure: confidence(finding.confidence) })),
    metrics: passed ? [] : metricWords(metrics),
    rows: await picturesOf(test),
  };
}
