import type { SubmissionResult, TestResult } from '../grade/result.js';
import { total } from '../rubric/score.js';
import { clean } from './clean.js';
import { picturesOf, type Shown } from './pictures.js';
import { problemsOf } from './problems.js';
import { questionLines } from './questions.js';
import { headlineOf, overrideWords } from './result-words.js';
import { confidence, metricWords, points, VERDICT_WORDS } from './text.js';
import { isWithheld, WITHHELD } from './withheld.js';

/** What a test's line says on every page. */
export interface TestLine {
  readonly number: string;
  readonly name: string;
  readonly score: string;
  readonly points: string;
  /** All its points were earned. */
  readonly full: boolean;
}

interface FindingWords {
  readonly message: string;
  readonly sure: string;
}

/** A test that lost points, and what its student may read of it. */
export interface LostTest extends TestLine {
  readonly verdict: string;
  readonly message: string;
  /** The likeliest cause. */
  readonly finding: FindingWords | undefined;
  readonly others: readonly FindingWords[];
  readonly metrics: readonly string[];
  /** There is more to unfold. */
  readonly more: boolean;
  readonly pictures: readonly (readonly Shown[])[] | undefined;
}

/** A problem on a student's page. */
export interface ProblemFeedback {
  readonly id: string;
  readonly title: string;
  readonly score: string;
  readonly possible: string;
  readonly full: boolean;
  readonly state: string;
  readonly lost: readonly LostTest[];
  readonly passed: readonly TestLine[];
  readonly withheld: readonly TestLine[];
  readonly withheldWords: string;
  /** Where nothing visible failed: a picture of what is right. */
  readonly pictures: readonly (readonly Shown[])[] | undefined;
}

/** All that a student may read of a hand-in: what its page and its document are made of. */
export async function feedbackOf(result: SubmissionResult) {
  const problems = await Promise.all(
    problemsOf([result]).map(({ id }) =>
      problemFeedback(
        id,
        result.tests.filter(({ problem }) => problem === id),
      ),
    ),
  );
  const { assignment, network, backend, notes } = result;
  const isDone = ({ full, lost }: ProblemFeedback): boolean => full && lost.length === 0;
  return {
    submission: clean(result.submission),
    ...headlineOf(result),
    overrides: overrideWords(result),
    ...{ assignment, network, backend },
    publicOnly: result.publicOnly === true,
    notes: notes.map(clean),
    problems,
    open: problems.filter((problem) => !isDone(problem)),
    done: problems.filter(isDone),
    questions: questionLines(result),
  };
}

export type Feedback = Awaited<ReturnType<typeof feedbackOf>>;

async function problemFeedback(id: string, tests: readonly TestResult[]): Promise<ProblemFeedback> {
  const score = total(tests.map((test) => test.score));
  const possible = total(tests.map((test) => test.points));
  const shown = tests.filter((test) => !isWithheld(test));
  const lost = shown.filter(({ verdict }) => verdict !== 'pass');
  const passed = shown.filter(({ verdict }) => verdict === 'pass');
  // Once: a second test of one function mostly shows the same.
  const drawn = [...lost, ...passed].find(({ pictures }) => pictures !== undefined);
  const pictures = drawn && (await picturesOf(drawn));
  const words = [...new Set(lost.map(({ verdict }) => VERDICT_WORDS[verdict]))];
  return {
    id,
    title: clean(tests[0]!.title),
    score: points(score),
    possible: points(possible),
    full: score >= possible,
    state:
      words.join('; ') || (score >= possible ? 'passed' : 'points lost in tests whose details are withheld'),
    lost: lost.map((test) => lostTest(test, test === drawn ? pictures : undefined)),
    passed: passed.map(lineOf),
    withheld: tests.filter(isWithheld).map(lineOf),
    withheldWords: WITHHELD,
    pictures: drawn && passed.includes(drawn) ? pictures : undefined,
  };
}

export const lineOf = (test: TestResult): TestLine => ({
  number: test.number,
  name: clean(test.name),
  score: points(test.score),
  points: points(test.points),
  full: test.score >= test.points,
});

/** A test that did not pass, with the likeliest cause first. */
export function lostTest(test: TestResult, pictures: LostTest['pictures']): LostTest {
  const [finding, ...others] = [...test.findings]
    .sort((a, b) => b.confidence - a.confidence)
    .map((each) => ({ message: clean(each.message), sure: confidence(each.confidence) }));
  const metrics = metricWords(test.metrics);
  return {
    ...lineOf(test),
    verdict: VERDICT_WORDS[test.verdict],
    message: clean(test.message),
    ...{ finding, others, metrics },
    more: others.length + metrics.length > 0,
    pictures,
  };
}
