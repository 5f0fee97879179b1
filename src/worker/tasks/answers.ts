import type { Question } from '../../rubric/schema.js';
import { parseAnswers } from '../../writeup/answers.js';
import type { Task } from '../task.js';

/** What answers.md says. */
export default (({ source, questions }) => {
  const answers = parseAnswers(source, questions);
  return { ...answers, texts: [...answers.texts] };
}) satisfies Task<{ source: string; questions: readonly Question[] }, unknown>;
