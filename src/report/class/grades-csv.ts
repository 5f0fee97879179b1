import { stringify } from 'csv-stringify/sync';
import type { SubmissionResult } from '../../grade/result.js';
import { total } from '../../rubric/score.js';
import { clean } from '../clean.js';
import type { ClassReportFormat } from '../format.js';
import { problemsOf } from '../problems.js';
import { statusOf } from '../status.js';
import { points } from '../text.js';

/**
 * One row a submission: points by problem, total, maximum, status, notes. Of a collected class one row a student, with who they are
 * and how late.
 *
 * - The first row below the headings holds the points possible; an empty cell means that a problem was not graded.
 * - Fields are quoted where needed, and text that a spreadsheet would run as a formula is disarmed by an apostrophe.
 */
export default {
  file: 'grades.csv',
  render(results) {
    const problems = problemsOf(results);
    const maxima = problems.map(({ points: possible }) => points(possible));
    const most = points(total(problems.map((problem) => problem.points)));
    const rowOf = (result: SubmissionResult): string[] => [
      ...problems.map(({ id }) => earned(result, id)),
      points(result.score),
      points(result.maxScore),
      statusOf(result),
      text(result.notes.join('; ')),
    ];
    const named = results.some(({ handedIn }) => handedIn !== undefined);
    const heads = named ? PERSON : [];
    const rows = results.flatMap((result) =>
      (named ? peopleOf(result) : [[]]).map((person) => [
        text(result.submission),
        ...person,
        ...rowOf(result),
      ]),
    );
    return stringify(
      [
        ['submission', ...heads, ...problems.map(({ id }) => id), 'total', 'max', 'status', 'notes'],
        ['Points Possible', ...heads.map(() => ''), ...maxima, most, most, '', ''],
        ...rows,
      ],
      { escape_formulas: true },
    );
  },
} satisfies ClassReportFormat;

const PERSON = ['name', 'email', 'id', 'section', 'late'];

/** The columns of `PERSON` for each student of a hand-in; empty ones where nobody is known. */
function peopleOf({ handedIn }: SubmissionResult): string[][] {
  if (!handedIn) return [PERSON.map(() => '')];
  const late = handedIn.late === 'yes' ? handedIn.lateness || 'yes' : handedIn.late;
  return handedIn.students.map(({ name, email, id, section }) => [
    ...[name, email, id, section].map(text),
    late,
  ]);
}

const text = (value: string): string => clean(value).replace(/\s+/g, ' ').trim();

function earned({ tests }: SubmissionResult, problem: string): string {
  const own = tests.filter((test) => test.problem === problem);
  if (own.every(({ verdict }) => verdict === 'not-graded')) return '';
  return points(total(own.map(({ score }) => score)));
}
