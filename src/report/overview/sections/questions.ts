import type { SubmissionResult } from '../../../grade/result.js';
import { clean } from '../../clean.js';
import { points } from '../../text.js';
import { counted, type SectionUnit } from '../section.js';

/** The written answers: how well each question was answered, and what is still to be graded. */
export default {
  place: 4,
  section(results) {
    const questions = new Map<string, { title: string; points: number }>();
    for (const each of results) {
      for (const { id, title, points: most } of each.questions) {
        if (!questions.has(id)) questions.set(id, { title: clean(title), points: most });
      }
    }
    if (questions.size === 0) return undefined;
    const rows = [...questions].map(([id, question]) => ({ ...question, ...outcomeOf(results, id) }));
    const graded = rows.filter(({ share }) => share !== undefined);
    const hardest = [...graded].sort((a, b) => a.share! - b.share!)[0];
    return {
      id: 'questions',
      title: 'Written answers',
      words: [
        hardest
          ? `Hardest question so far: ${hardest.title}, ${Math.round(100 * hardest.share!)} % of its points were earned on average.`
          : 'No answer is graded yet: gradelens mark.',
      ],
      charts: [],
      tables: [
        {
          caption: 'By question',
          head: ['Question', 'Points', 'Earned on average', 'Graded', 'To be graded', 'No answer found'],
          rows: rows.map(({ title, points: most, share, done, open, none }) => [
            title,
            points(most),
            share === undefined ? '' : `${Math.round(100 * share)} %`,
            counted(done, `${title}: graded`),
            counted(open, `${title}: to be graded`),
            counted(none, `${title}: no answer found`),
          ]),
        },
      ],
    };
  },
} satisfies SectionUnit;

function outcomeOf(results: readonly SubmissionResult[], id: string) {
  const [done, open, none]: SubmissionResult[][] = [[], [], []];
  let [sum, most] = [0, 0];
  for (const result of results) {
    const question = result.questions.find((each) => each.id === id);
    if (!question) continue;
    const graded = result.questionScores?.find((each) => each.question === id);
    if (question.words === null) none!.push(result);
    if (graded === undefined || graded.score === null) {
      open!.push(result);
      continue;
    }
    done!.push(result);
    sum += graded.score;
    most += graded.points;
  }
  return { done: done!, open: open!, none: none!, share: most > 0 ? sum / most : undefined };
}
