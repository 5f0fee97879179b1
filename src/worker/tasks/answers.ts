import type { Question } from '../../rubric/schema.js';
import { parseAnswers } from '../../writeup/answers.js';
import type { Task } from '../task.js';

/** What answers.md says. */
export default (({ source, questions }) => {
  const answers = parseAnswers(source, questions);
  const { texts, lines, pictures } = answers;
  return { ...answers, texts: [...texts], lines: [...lines], pictures: [...pictures] };
}) satisfies Task<{ source: string; questions: readonly Question[] }, unknown>;
