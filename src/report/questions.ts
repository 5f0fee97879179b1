import type { SubmissionResult } from '../grade/result.js';
import { clean } from './clean.js';
import { answered, points } from './text.js';

/** A question as a page shows it. */
export interface QuestionLine {
  readonly title: string;
  readonly points: string;
  readonly state: string;
  /** No answer was found. */
  readonly open: boolean;
  readonly remarks: readonly string[];
}

/** Written answers of a hand-in. */
export interface QuestionLines {
  /** Somebody has graded one at least. */
  readonly graded: boolean;
  readonly rows: readonly QuestionLine[];
}

/** The questions of a hand-in with their scores and remarks once graded, else with what was found; undefined without questions. */
export function questionLines({
  questions,
  questionScores = [],
}: SubmissionResult): QuestionLines | undefined {
  if (questions.length === 0) return undefined;
  const scores = new Map(questionScores.map((each) => [each.question, each]));
  return {
    graded: questionScores.some(({ score }) => score !== null),
    rows: questions.map((question) => {
      const { id, words } = question;
      const graded = scores.get(id);
      const score = graded?.score ?? null;
      return {
        title: clean(question.title),
        points: score === null ? points(question.points) : `${points(score)} of ${points(question.points)}`,
        state: score === null ? `${graded === undefined ? '' : 'not graded yet, '}${answered(question)}` : '',
        open: words === null && score === null,
        remarks: score === null ? [] : (graded?.remarks ?? []).map(clean),
      };
    }),
  };
}
