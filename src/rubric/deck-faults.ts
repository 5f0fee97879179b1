import type { Deck } from './deck.js';
import { type Fault, unknown } from './fault.js';

/** Faults of a deck: questions and problems that are not there, answers without a page or with two, one name for two pages. */
export function* deckFaults(
  { pages }: Deck,
  questions: readonly { readonly id: string; readonly title: string }[],
  problems: readonly string[],
): Generator<Fault> {
  const known = questions.map(({ id }) => id);
  const seen = { ids: new Set<string>(), titles: new Set<string>() };
  for (const [i, page] of pages.entries()) {
    const at = ['deck', 'pages', i];
    if ('question' in page && !known.includes(page.question)) {
      yield unknown('question', page.question, known, [...at, 'question']);
    }
    // Pages are found again in finished slides by their titles.
    const title =
      page.kind === 'answer' ? questions.find(({ id }) => id === page.question)?.title : titleOf(page);
    if (title !== undefined && seen.titles.has(title)) {
      yield { path: at, message: `another page has the title "${title}"` };
    }
    seen.titles.add(title ?? '');
    const id = page.kind === 'answer' ? page.question : 'id' in page ? page.id : undefined;
    if (id !== undefined && seen.ids.has(id)) yield { path: at, message: `"${id}" has a page already` };
    seen.ids.add(id ?? '');
    if ('figure' in page) yield* figureFaults(page.figure, problems, [...at, 'figure']);
  }
  for (const id of known.filter((each) => !seen.ids.has(each))) {
    yield { path: ['deck', 'pages'], message: `no page of kind answer shows the question "${id}"` };
  }
}

const titleOf = (page: object): string | undefined => ('title' in page ? String(page.title) : undefined);

/** Problems that a figure names, wherever its recipe has them; arguments are the student's function's own. */
function* figureFaults(value: unknown, problems: readonly string[], path: Fault['path']): Generator<Fault> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, each] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'problem' && typeof each === 'string' && !problems.includes(each)) {
      yield unknown('problem', each, problems, at);
    } else if (key !== 'arguments') yield* figureFaults(each, problems, at);
  }
}
