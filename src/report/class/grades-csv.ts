import { stringify } from 'csv-stringify/sync';
import type { HandedIn, QuestionResult, SubmissionResult } from '../../grade/result.js';
import { type Item, itemsOf, testsScore } from '../../policy/items.js';
import { total } from '../../rubric/score.js';
import { clean } from '../clean.js';
import type { ClassReportFormat } from '../format.js';
import { problemsOf } from '../problems.js';
import { statusOf } from '../status.js';
import { points } from '../text.js';

/**
 * One row a submission: points by problem, by tests in all, status, points by question, what lateness costs, the final score
 * with the line that explains it, notes. Of a collected class one row a student, with who they are, when they handed in and how late.
 *
 * - The first row below the headings holds the points possible; an empty cell means that something is not graded yet.
 * - It begins with a mark by which Excel knows UTF-8. Fields are quoted where needed, and text that a spreadsheet would run as a
 *   formula is disarmed by an apostrophe.
 */
export default {
  file: 'grades.csv',
  render(results) {
    const problems = problemsOf(results);
    const asked = results.find(({ questions }) => questions.length > 0)?.questions ?? [];
    const most = points(total(problems.map((problem) => problem.points)));
    const named = results.some(({ handedIn }) => handedIn !== undefined);
    const people = named ? PERSON : [];
    const columns: Column[] = [
      ...problems.map(
        (each): Column => [each.id, points(each.points), (result, items) => earned(result, items, each.id)],
      ),
      ['total', most, (result) => points(testsScore(result))],
      ['max', most, ({ maxScore }) => points(maxScore)],
      ['status', '', statusOf],
      ...asked.flatMap((each) => questionColumns(each, results)),
      ...some(asked.length > 0, [
        'questions',
        points(total(asked.map((each) => each.points))),
        ({ final }, items) =>
          items.some(({ kind, score }) => kind === 'question' && score !== null)
            ? shown(final?.questions)
            : '',
      ]),
      ['penalty', '', ({ final }) => shown(final?.penalty)],
      ...some(
        results.some(({ final }) => final?.lateDays !== undefined),
        ['late days', '', ({ final }) => shown(final?.lateDays)],
      ),
      ['final', shown(results.find(({ final }) => final)?.final?.most), ({ final }) => shown(final?.final)],
      ['explanation', '', ({ final }) => text(final?.line ?? '')],
      ['notes', '', ({ notes }) => text(notes.join('; '))],
    ];
    const rows = results.flatMap((result) => {
      const items = itemsOf(result, asked);
      const cells = columns.map(([, , cell]) => cell(result, items));
      return (named ? peopleOf(result.handedIn) : [[]]).map((person) => [
        text(result.submission),
        ...person,
        ...cells,
      ]);
    });
    return stringify(
      [
        ['submission', ...people, ...columns.map(([head]) => head)],
        ['Points Possible', ...people.map(() => ''), ...columns.map(([, possible]) => possible)],
        ...rows,
      ],
      { bom: true, escape_formulas: true },
    );
  },
} satisfies ClassReportFormat;

const PERSON = ['name', 'email', 'id', 'section', 'submitted', 'late'];

/** The columns of `PERSON` for each student of a hand-in; empty ones where nobody is known. */
function peopleOf(handedIn: HandedIn | undefined): string[][] {
  if (!handedIn) return [PERSON.map(() => '')];
  const late = handedIn.late === 'yes' ? handedIn.lateness || 'yes' : handedIn.late;
  return handedIn.students.map(({ name, email, id, section }) => [
    ...[name, email, id, section].map(text),
    ...[handedIn.submitted ?? '', late],
  ]);
}

type Column = [
  head: string,
  possible: string,
  cell: (result: SubmissionResult, items: readonly Item[]) => string,
];

/** What a question earned, and which letter was chosen where letters are to be. */
function questionColumns(
  { id, points: possible }: QuestionResult,
  results: readonly SubmissionResult[],
): Column[] {
  const choiceIn = ({ questions }: SubmissionResult) => questions.find((each) => each.id === id)?.choice;
  return [
    ...some(
      results.some((result) => choiceIn(result) !== undefined),
      [`${id} choice`, '', (result) => choiceIn(result) ?? ''],
    ),
    [
      id,
      points(possible),
      (_, items) => shown(items.find((each) => each.kind === 'question' && each.id === id)?.score),
    ],
  ];
}

const some = (there: boolean, column: Column): Column[] => (there ? [column] : []);

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : points(value);

const text = (value: string): string => clean(value).replace(/\s+/g, ' ').trim();

/** Of a problem: what was set by hand, else what its tests earned, as far as any was graded. */
function earned({ tests }: SubmissionResult, items: readonly Item[], problem: string): string {
  const item = items.find(({ kind, id }) => kind === 'problem' && id === problem);
  if (item?.override) return shown(item.score);
  const own = tests.filter((test) => test.problem === problem);
  if (own.every(({ verdict }) => verdict === 'not-graded')) return '';
  return points(total(own.map(({ score }) => score)));
}
