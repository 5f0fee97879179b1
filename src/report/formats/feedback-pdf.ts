import type { Captioned, Document, Piece } from '../document/document.js';
import { pdfOf } from '../document/press.js';
import {
  type Feedback,
  feedbackOf,
  type LostTest,
  type ProblemFeedback,
  type TestLine,
} from '../feedback.js';
import type { ReportFormat } from '../format.js';
import type { Shown } from '../pictures.js';

/**
 * What a student reads, on paper: the facts of feedback.html in its order and words. What passed is one list, without pictures.
 * Making it takes a second, so that it is made when it is given back.
 */
export default {
  file: 'feedback.pdf',
  since: 'return',
  render: async (result) => pdfOf('feedback.pdf', feedbackDocument(await feedbackOf(result))),
} satisfies ReportFormat;

/** A student's feedback as a document. */
export function feedbackDocument(feedback: Feedback): Document {
  const { submission, score, most, by, line, overrides, assignment, network, backend } = feedback;
  return {
    title: `${submission}: ${score} of ${most}`,
    header: `${assignment}: ${submission}`,
    pieces: [
      { kind: 'title', text: submission },
      { kind: 'text', look: 'lead', text: `${score} of ${most} points${by}` },
      ...[line, ...overrides].map((text): Piece => ({ kind: 'text', look: 'body', text })),
      {
        ...{ kind: 'text', look: 'quiet' },
        text: `Assignment ${assignment}, graded with ${network} on ${backend}.`,
      },
      ...feedback.notes.map((text): Piece => ({ kind: 'text', look: 'alert', text })),
      {
        ...{ kind: 'table', caption: 'Problems', head: ['Problem', 'Points', 'Result'], numbers: [1] },
        rows: feedback.problems.map((each) => [each.title, `${each.score} / ${each.possible}`, each.state]),
      },
      ...questionPieces(feedback),
      ...feedback.open.flatMap(openPieces),
      ...passedPieces(feedback),
    ],
  };
}

function questionPieces({ questions }: Feedback): Piece[] {
  if (!questions) return [];
  const { graded, rows } = questions;
  return [
    {
      kind: 'table',
      caption: graded ? 'Written answers' : 'Written answers, graded by hand',
      head: ['Question', 'Points', graded ? 'Remarks' : 'Found'],
      numbers: [1],
      rows: rows.map(({ title, points, state, remarks }) => [
        title,
        points,
        [state, ...remarks].filter((each) => each !== '').join('\n'),
      ]),
    },
  ];
}

function openPieces({ title, score, possible, lost, withheld, withheldWords }: ProblemFeedback): Piece[] {
  return [
    { kind: 'section', text: `${title}  ${score} / ${possible}` },
    ...lost.flatMap(lostPieces),
    ...(withheld.length === 0
      ? []
      : [
          { kind: 'text', look: 'quiet', text: withheldWords } as const,
          {
            kind: 'list',
            items: withheld.map((test) => `${test.number} ${test.name}: ${test.score} / ${test.points}`),
          } as const,
        ]),
  ];
}

function lostPieces(test: LostTest): Piece[] {
  const { finding, message, pictures, others, metrics } = test;
  return [
    { kind: 'heading', text: `${test.number} ${test.name}` },
    {
      kind: 'text',
      look: test.full ? 'body' : 'alert',
      text: `${test.verdict}, ${test.score} / ${test.points}`,
    },
    { kind: 'text', look: 'body', text: finding ? `${finding.message} (${finding.sure})` : '' },
    { kind: 'text', look: finding ? 'quiet' : 'body', text: message },
    ...(pictures ?? []).map((row): Piece => ({ kind: 'pictures', pictures: row.map(captioned) })),
    { kind: 'list', items: [...others.map((each) => `${each.message} (${each.sure})`), ...metrics] },
  ];
}

const captioned = ({ title, note, uri }: Shown): Captioned => ({
  ...{ title, note },
  png: Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64'),
});

/** Of problems with nothing to mend all tests, of others those that passed. */
function passedPieces({ problems, done }: Feedback): Piece[] {
  const tests = (caption: string, rows: readonly (readonly string[])[]): Piece[] =>
    rows.length === 0 ? [] : [{ kind: 'table', caption, head: ['Test', 'Result'], numbers: [1], rows }];
  const named = ({ title }: ProblemFeedback, { number, name }: TestLine): string =>
    `${number} ${title}: ${name}`;
  const pieces = [
    ...tests(
      'Tests',
      problems.flatMap((each) =>
        each.passed.map((test) => [named(each, test), `passed, ${test.score} / ${test.points}`]),
      ),
    ),
    ...tests(
      'Tests whose details are withheld',
      done.flatMap((each) =>
        each.withheld.map((test) => [named(each, test), `${test.score} / ${test.points}`]),
      ),
    ),
  ];
  return pieces.length === 0 ? [] : [{ kind: 'section', text: 'What passed' }, ...pieces];
}
