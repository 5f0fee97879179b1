import { GradelensError } from '../../errors.js';
import type { FigureSpec } from '../../rubric/figures.js';
import type { Figure } from '../figure.js';
import { makeClassVisualization } from './class-visualization.js';
import { makeFooling } from './fooling.js';
import { makeMaps } from './maps.js';
import { makeOwnPair } from './own-pair.js';
import { FigureFailure, type Place } from './place.js';
import { makeTransfer } from './transfer.js';

/**
 * A figure from the hand-in's own functions and files. Whatever these do, the answer is a figure or the reason why there is
 * none. Equal inputs and results give equal bytes.
 *
 * An aborted `signal` ends it between two calls; the caller closes the session, which ends a call under way.
 */
export async function makeFigure(spec: FigureSpec, place: Place): Promise<Figure> {
  try {
    return await made(spec, place);
  } catch (error) {
    if (place.signal?.aborted) return { failure: 'The figure was interrupted.' };
    if (error instanceof FigureFailure || error instanceof GradelensError) return { failure: error.message };
    throw error;
  }
}

function made(spec: FigureSpec, place: Place): Promise<Figure> {
  switch (spec.recipe) {
    case 'maps':
      return makeMaps(spec, place);
    case 'fooling':
      return makeFooling(spec, place);
    case 'class-visualization':
      return makeClassVisualization(spec, place);
    case 'transfer':
      return makeTransfer(spec, place);
    case 'own-pair':
      return makeOwnPair(place);
  }
}
