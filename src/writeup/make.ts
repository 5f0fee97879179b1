import { join } from 'node:path';
import { GradelensError } from '../errors.js';
import type { Grader } from '../grade/grader.js';
import type { Submission } from '../grade/submission.js';
import type { Session } from '../sandbox/session.js';
import { writeAtomically } from '../store/atomic.js';
import { stableJson } from '../store/json.js';
import { type Answers, readAnswers } from './answers.js';
import { deckOf, type Figure, pageIds } from './deck.js';
import { makeFigure } from './figures.js';
import { renderPdf } from './pdf.js';

/**
 * Makes the writeup of a hand-in: figures from its own functions, its answers, and which page is whose.
 *
 * Writes `writeup.pdf`, `pages.json` and `figures/<id>.png` into `folder`. A figure that fails says why on its page.
 * Returns the answers, which the other reports count.
 */
export async function makeWriteup(
  folder: string,
  submission: Submission,
  session: Session,
  grader: Grader,
): Promise<Answers> {
  const { assignment } = grader;
  const figures = new Map<string, Figure>();
  for (const spec of assignment.figures) {
    const { figure, png } = await makeFigure(spec, session, grader).catch((error: unknown) => {
      // Whatever a result did to the drawing costs this figure only.
      const reason = error instanceof GradelensError ? error.message : 'The result could not be drawn.';
      return { figure: { failure: reason }, png: undefined };
    });
    figures.set(spec.id, figure);
    if (png) await writeAtomically(join(folder, 'figures', `${spec.id}.png`), png);
  }
  const answers = await readAnswers(submission.folder, assignment.questions);
  const deck = deckOf(assignment, answers, figures);
  await writeAtomically(join(folder, 'pages.json'), stableJson(pageIds(deck)));
  await writeAtomically(join(folder, 'writeup.pdf'), await renderPdf(deck, submission.name));
  return answers;
}
