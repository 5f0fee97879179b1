import type { Answers } from './answers.js';
import type { Deck } from './deck.js';

/**
 * What the author of a hand-in should look at before handing its slides in, a line each.
 *
 * - `pages`: of the finished slides; `warnings`: what was said when they were laid out.
 */
export function remarksOf(
  { pages: own }: Deck,
  { notes, questions }: Answers,
  { pages, warnings }: { readonly pages: number; readonly warnings: readonly string[] },
): string[] {
  const failed = own.flatMap(({ title, figure }, i) =>
    figure && 'failure' in figure ? [`Page ${i + 1}, ${title}: ${figure.failure}`] : [],
  );
  const missing = questions.filter(({ words }) => words === null).map(({ id }) => id);
  const long = questions.flatMap(({ id, words, limit }) =>
    (words ?? 0) > limit
      ? [`${id} has ${words} words, ${words! - limit} over the recommended ${limit}.`]
      : [],
  );
  const more = pages - own.length;
  const longer = `The deck has ${own.length} pages and ${more} more where answers go on: shorten these if your course takes no more than ${own.length}.`;
  return [
    ...failed,
    ...(missing.length > 0 ? [`No answer to ${missing.join(', ')}.`] : []),
    ...long,
    ...notes,
    ...warnings,
    ...(more > 0 ? [longer] : []),
  ];
}
