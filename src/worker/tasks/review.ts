import type { ExpectedPage } from '../../writeup/review/expected.js';
import { type Review, reviewDeck } from '../../writeup/review/review.js';
import type { Task } from '../task.js';

// pdf.js makes one as it is loaded, for drawing, which nobody asks of it here; the library that it would take it from has no
// place behind the wall.
(globalThis as { DOMMatrix?: unknown }).DOMMatrix ??= class {};

/** What is wrong with finished slides. */
export default (({ file, expected, ending }) => reviewDeck(file, expected, ending)) satisfies Task<
  { file: Uint8Array; expected: readonly ExpectedPage[]; ending: string },
  Review
>;
