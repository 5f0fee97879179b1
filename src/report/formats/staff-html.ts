import { isPublic, type SubmissionResult, type TestResult } from '../../grade/result.js';
import { total } from '../../rubric/score.js';
import { clean } from '../clean.js';
import { lineOf, lostTest } from '../feedback.js';
import type { ReportFormat } from '../format.js';
import { page } from '../page.js';
import { personWords } from '../people.js';
import { picturesOf } from '../pictures.js';
import { problemsOf } from '../problems.js';
import { questionLines } from '../questions.js';
import { headlineOf, overrideWords } from '../result-words.js';
import { points } from '../text.js';

/** What the staff reads of one hand-in: all that lost points, hidden tests with pictures included, who it is, and what it printed. */
export default {
  file: 'staff.html',
  since: 'grade',
  render: async (result) => page('staff', await dataOf(result)),
} satisfies ReportFormat;

async function dataOf(result: SubmissionResult) {
  const { assignment, network, backend, notes, seconds, log } = result;
  return {
    submission: clean(result.submission),
    ...headlineOf(result),
    overrides: overrideWords(result),
    people: personWords(result).map(clean),
    facts: `Assignment ${assignment}, graded with ${network} on ${backend} in ${seconds.toFixed(1)} s.`,
    notes: notes.map(clean),
    questions: questionLines(result),
    problems: await Promise.all(
      problemsOf([result]).map(({ id }) =>
        problem(
          id,
          result.tests.filter((test) => test.problem === id),
        ),
      ),
    ),
    // Not `log`: that is a helper of the templates.
    printed: clean(log),
  };
}

async function problem(id: string, tests: readonly TestResult[]) {
  const lost = tests.filter(({ verdict }) => verdict !== 'pass');
  return {
    id,
    title: clean(tests[0]!.title),
    score: points(total(tests.map(({ score }) => score))),
    possible: points(total(tests.map((test) => test.points))),
    lost: await Promise.all(
      lost.map(async (test) => {
        const line = lostTest(test, await picturesOf(test));
        return isPublic(test)
          ? line
          : { ...line, verdict: `${test.visibility.replaceAll('_', ' ')}: ${line.verdict}` };
      }),
    ),
    passed: tests.filter(({ verdict }) => verdict === 'pass').map(lineOf),
    withheld: [],
    withheldWords: '',
  };
}
