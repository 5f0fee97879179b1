import type { SubmissionResult, TestResult } from '../../grade/result.js';
import { testsScore } from '../../policy/items.js';
import { stableJson } from '../../store/json.js';
import { clean } from '../clean.js';
import type { ReportFormat } from '../format.js';
import { questionLines } from '../questions.js';
import { confidence, points, VERDICT_WORDS } from '../text.js';
import { isWithheld, WITHHELD } from '../withheld.js';

/** The keys that people look for first. */
const FIRST = ['score', 'number', 'name', 'max_score', 'status', 'output'];

/**
 * Gradescope's results.json.
 *
 * - `output` is plain text everywhere, since it quotes students.
 * - Of tests that students do not see, `output` says only that; `extra_data`, which Gradescope shows to nobody, keeps
 *   the verdict and what was measured, without the words that quote values or the student's program. What the
 *   inputs derive from is named there only.
 * - `execution_time`: whole seconds, of the visible tests only. How long hidden ones take could tell their inputs.
 * - `score`: of the tests alone, also where there are answers and lateness: the points of Gradescope's assignment are the sum of
 *   its tests, and it takes nothing off by itself. The final score is in `output` and `extra_data`.
 * - `extra`: further fields of the submission's `extra_data`.
 * - Source: Gradescope's autograder specification.
 */
export const resultsJson = (
  result: SubmissionResult,
  extra: Readonly<Record<string, unknown>> = {},
): string =>
  stableJson(
    {
      score: round(testsScore(result)),
      output: overview(result),
      output_format: 'text',
      execution_time: Math.ceil(result.visibleSeconds),
      visibility: 'visible',
      stdout_visibility: 'hidden',
      tests: result.tests.map(entry),
      extra_data: {
        submission: result.submission,
        ...(result.handedIn && { handedIn: result.handedIn }),
        ...(result.final && { final: result.final }),
        assignment: result.assignment,
        network: result.network,
        backend: result.backend,
        seed: result.seed,
        hidden: result.hidden,
        log: clean(result.log),
        ...extra,
      },
    },
    FIRST,
  );

export default {
  file: 'results.json',
  render: (result) => resultsJson(result),
} satisfies ReportFormat;

const round = (value: number): number => Number(points(value));

function entry(test: TestResult) {
  const { number, problem, title, name, visibility, verdict, metrics, findings } = test;
  return {
    number,
    name: clean(`${title}: ${name}`),
    score: round(test.score),
    max_score: round(test.points),
    status: verdict === 'pass' ? 'passed' : 'failed',
    output: isWithheld(test) ? WITHHELD : explanation(test),
    output_format: 'text',
    visibility,
    extra_data: {
      problem,
      verdict,
      metrics,
      findings: findings.map(({ id, message, confidence }) => ({
        ...{ id, confidence },
        message: isWithheld(test) ? WITHHELD : clean(message),
      })),
    },
  };
}

function explanation({ verdict, message, findings }: TestResult): string {
  const causes = findings.map((finding) => `- ${confidence(finding.confidence)}: ${finding.message}`);
  const head = sentence(VERDICT_WORDS[verdict]);
  const lines = causes.length > 0 ? [head, ...causes, '', message] : [`${head} ${message}`.trim()];
  return clean(lines.join('\n'));
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function overview(result: SubmissionResult): string {
  const { assignment, network, backend, notes, tests, final } = result;
  const withheld = tests.filter(isWithheld).length;
  const lines = [`Assignment ${assignment}, graded with ${network} on ${backend}.`];
  if (withheld > 0) lines.push(`${withheld} of ${tests.length} tests withhold their details.`);
  if (final) lines.push(`Final score: ${final.line}.`);
  for (const note of notes) lines.push(`Note: ${note}`);
  const questions = questionLines(result)?.rows ?? [];
  if (questions.length > 0) lines.push('', 'Graded by hand, not part of this score:');
  for (const { title, points: worth, state, remarks } of questions) {
    lines.push(`- ${title} (${worth} points)${state === '' ? '' : `: ${state}`}`);
    lines.push(...remarks.map((remark) => `    ${remark.replaceAll('\n', '\n    ')}`));
  }
  return clean(lines.join('\n'));
}
