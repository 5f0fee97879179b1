import { GradelensError } from '../errors.js';
import type { Grader } from '../grade/grader.js';
import type { TimeBudget } from '../grade/time-budget.js';
import { figurePages } from '../rubric/deck.js';
import { inLanes } from '../sandbox/lanes.js';
import type { Session } from '../sandbox/session.js';
import type { TensorCache } from '../store/tensor-cache.js';
import type { Worker } from '../worker/worker.js';
import type { Answers } from './answers.js';
import { type Deck, deckOf } from './deck.js';
import type { Figure } from './figure.js';
import { answerPictures } from './figures/answer-pictures.js';
import { makeFigure } from './figures/make.js';
import { OwnImages } from './figures/own-image.js';

/** How the figures of a writeup are made. */
export interface WriteupOptions {
  /** Decodes the hand-in's pictures. */
  readonly worker: Worker;
  /** Small, fast figures that are marked as drafts. */
  readonly quick: boolean;
  readonly cache?: TensorCache;
  readonly signal?: AbortSignal;
  /** What the calls of all figures may take together. */
  readonly budget?: TimeBudget;
  /** Problems whose functions ran out of time or memory before, by id, and what was said of it: they are not called. */
  readonly spent?: ReadonlyMap<string, string>;
  /** What goes on: the figure's title and, of its `total` steps, how many are done. */
  onProgress?(figure: string, done: number, total: number): void;
  /** A figure is made, or cannot be. */
  onFigure?(figure: string, made: boolean): void;
}

/**
 * A hand-in's writeup as data: figures from its own functions, and its answers. A figure that fails says why on its page.
 * With several sessions of the hand-in, as many figures are made at once.
 *
 * Returns `undefined` for an assignment without a deck.
 */
export async function makeDeck(
  submission: { readonly name: string; readonly folder: string },
  answers: Answers,
  sessions: readonly Session[],
  grader: Grader,
  { worker, onProgress, onFigure, spent = new Map(), ...options }: WriteupOptions,
): Promise<Deck | undefined> {
  const { assignment } = grader;
  if (!assignment.deck) return undefined;
  const figures = new Map<string, Figure>();
  const exhausted = new Map(spent);
  const own = new OwnImages(submission.folder, worker);
  await inLanes(sessions, figurePages(assignment.deck), async ({ id, title, figure }, session) => {
    if (options.signal?.aborted) return;
    const place = { session, grader, own, spent: exhausted, ...options };
    const made = await makeFigure(figure, {
      ...place,
      onProgress: (done, total) => onProgress?.(title, done, total),
    }).catch(
      // Whatever a result did to the drawing costs this figure only.
      (): Figure => ({
        failure: 'It could not be drawn. That is a fault of gradelens, not of the hand-in: tell the staff.',
      }),
    );
    if (options.signal?.aborted) return;
    figures.set(id, made);
    onFigure?.(title, 'rows' in made);
  });
  if (options.signal?.aborted) throw new GradelensError('INTERRUPTED', 'The writeup was interrupted.');
  const pictures = await answerPictures(answers.pictures, own);
  return deckOf(assignment, assignment.deck, submission.name, answers, figures, pictures);
}
