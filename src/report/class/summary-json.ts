import type { HiddenSource, SubmissionResult, Verdict } from '../../grade/result.js';
import { stableJson } from '../../store/json.js';
import { clean } from '../clean.js';
import type { ClassReportFormat } from '../format.js';
import { problemsOf } from '../problems.js';
import { type Status, statusOf } from '../status.js';

const FIRST = ['submission', 'score', 'maxScore', 'final', 'status', 'id', 'number', 'problem'];

/** All submissions of a run at a glance, for the staff: hidden tests are named with what went wrong. */
export interface Summary {
  readonly assignment: string | null;
  readonly network: string | null;
  readonly backend: string | null;
  readonly seed: number | null;
  /** What hidden inputs derive from; `null` without hidden tests. */
  readonly hidden: HiddenSource | null;
  /** Mean and extremes of the scores; `null` without submissions. */
  readonly scores: { readonly mean: number; readonly lowest: number; readonly highest: number } | null;
  /** By problem: how many tests of the run ended with each verdict, and how many hand-ins each likely cause was found in. */
  readonly problems: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: number;
    readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
    readonly findings: Readonly<Record<string, number>>;
  }[];
  readonly submissions: readonly SubmissionSummary[];
}

/** One submission of a summary. */
export interface SubmissionSummary {
  readonly submission: string;
  readonly score: number;
  readonly maxScore: number;
  /** By the policies, answers included; `null` while it is not known. */
  readonly final: number | null;
  readonly status: Status;
  /** Tests that did not pass. */
  readonly lost: readonly {
    readonly number: string;
    readonly problem: string;
    readonly verdict: Verdict;
    readonly score: number;
    readonly points: number;
    readonly message: string;
    /** Ids of the findings, the most likely first. */
    readonly findings: readonly string[];
  }[];
  /** Words of each answer, by question; `null` for none. */
  readonly words: Readonly<Record<string, number | null>>;
  readonly notes: readonly string[];
}

/** The summary of a run; submissions stay in the order given. */
export function summaryOf(results: readonly SubmissionResult[]): Summary {
  const [first] = results;
  const scores = results.map(({ score }) => score);
  return {
    assignment: first?.assignment ?? null,
    network: first?.network ?? null,
    backend: first?.backend ?? null,
    seed: first?.seed ?? null,
    hidden: first?.hidden ?? null,
    scores: first
      ? {
          mean: round(scores.reduce((sum, score) => sum + score, 0) / scores.length),
          lowest: round(Math.min(...scores)),
          highest: round(Math.max(...scores)),
        }
      : null,
    problems: problemsOf(results).map((problem) => ({
      ...problem,
      verdicts: tally(results, problem.id),
      findings: causes(results, problem.id),
    })),
    submissions: results.map(submissionSummary),
  };
}

export default {
  file: 'summary.json',
  render: (results) => stableJson(summaryOf(results), FIRST),
} satisfies ClassReportFormat;

const round = (value: number): number => Number(value.toFixed(2));

function tally(results: readonly SubmissionResult[], problem: string): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { tests } of results) {
    for (const test of tests) {
      if (test.problem === problem) counts[test.verdict] = (counts[test.verdict] ?? 0) + 1;
    }
  }
  return counts;
}

/** Below this a finding is a guess, which is not counted. */
const LIKELY = 0.5;

/** In how many hand-ins each cause was the likeliest of a test of the problem, the most frequent first. */
function causes(results: readonly SubmissionResult[], problem: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { tests } of results) {
    const found = tests
      .filter((test) => test.problem === problem && test.verdict !== 'pass')
      .flatMap(({ findings }) => [...findings].sort((a, b) => b.confidence - a.confidence).slice(0, 1))
      .filter(({ confidence }) => confidence >= LIKELY);
    for (const id of new Set(found.map((each) => each.id))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

function submissionSummary(result: SubmissionResult): SubmissionSummary {
  return {
    submission: result.submission,
    score: round(result.score),
    maxScore: round(result.maxScore),
    final: result.final?.final ?? null,
    status: statusOf(result),
    lost: result.tests
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ number, problem, verdict, score, points, message, findings }) => ({
        number,
        problem,
        verdict,
        score: round(score),
        points: round(points),
        message: clean(message),
        findings: [...findings].sort((a, b) => b.confidence - a.confidence).map(({ id }) => id),
      })),
    words: Object.fromEntries(result.questions.map(({ id, words }) => [id, words])),
    notes: result.notes.map(clean),
  };
}
