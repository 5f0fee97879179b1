import type { QuestionResult } from '../grade/result.js';
import type { Assignment } from '../rubric/schema.js';
import type { Answers } from './answers.js';

/** A picture of a figure: the original, the map below it, and words for both. */
export interface Column {
  /** Class name and index. */
  readonly label: string;
  /** PNG files. */
  readonly original: Buffer;
  readonly map: Buffer;
  /** How numbers became colours. */
  readonly note: string;
}

/** A figure made by the student's own function, or why there is none. */
export type Figure = { readonly columns: readonly Column[] } | { readonly failure: string };

/** One page of the writeup. */
export type Page =
  | { readonly kind: 'title'; readonly title: string; readonly name: string; readonly email: string }
  | { readonly kind: 'figure'; readonly id: string; readonly title: string; readonly figure: Figure }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly prompt: string;
      readonly question: QuestionResult;
      /** Markdown; absent where nothing was handed in. */
      readonly text?: string;
    };

/**
 * The writeup's pages, the same ones in the same order for every hand-in of an assignment: the title, then figures and
 * answers by their page in the assignment file.
 */
export function deckOf(
  assignment: Assignment,
  answers: Answers,
  figures: ReadonlyMap<string, Figure>,
): Page[] {
  const figurePages = assignment.figures.map(({ id, title, page }) => ({
    at: page,
    page: { kind: 'figure', id, title, figure: figures.get(id) ?? { failure: 'It was not made.' } } as const,
  }));
  const answerPages = assignment.questions.map(({ id, prompt, page }, i) => {
    const text = answers.texts.get(id);
    return {
      at: page,
      page: {
        kind: 'answer',
        id,
        prompt,
        question: answers.questions[i]!,
        ...(text !== undefined && { text }),
      } as const,
    };
  });
  const { name, email } = answers;
  return [
    { kind: 'title', title: assignment.title, name, email },
    ...[...figurePages, ...answerPages].sort((a, b) => a.at - b.at).map(({ page }) => page),
  ];
}

/** Page number (as text) -> question or figure id, for tagging; pages that are nobody's answer are left out. */
export const pageIds = (pages: readonly Page[]): Record<string, string> =>
  Object.fromEntries(pages.flatMap((page, i) => ('id' in page ? [[String(i + 1), page.id]] : [])));
