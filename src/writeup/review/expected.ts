import { answerTitle, type PageSpec } from '../../rubric/deck.js';
import type { Assignment } from '../../rubric/schema.js';

/** What a page of finished slides should show. */
export interface ExpectedPage {
  /** From 1. */
  readonly page: number;
  readonly kind: PageSpec['kind'];
  readonly title: string;
  /** The question's own, where its page is titled after the prompt's: decks of people have this one as often. */
  readonly ownTitle?: string;
  /** Question or figure whose page it is. */
  readonly id?: string;
  /** A question's words. */
  readonly prompt?: string;
  /** Recommended most words of an answer. */
  readonly words?: number;
  /** Letters of which an answer names one. */
  readonly choices?: readonly string[];
  /** Fewest pictures; 0 for pages of text. */
  readonly pictures: number;
}

/** Fewest pictures of a figure's page: not each one, since a slide program may have joined some. */
const FEWEST = 1;

/** The pages that finished slides of an assignment should have, in order. */
export function expectedPages({ title, questions, deck }: Assignment): ExpectedPage[] {
  const question = (id: string) => questions.find((each) => each.id === id)!;
  return (deck?.pages ?? []).map((spec, i): ExpectedPage => {
    const page = { page: i + 1, kind: spec.kind };
    switch (spec.kind) {
      case 'title':
        return { ...page, title, pictures: 0 };
      case 'divider':
        return { ...page, title: spec.title, pictures: 0 };
      case 'prompt':
        return { ...page, title: spec.title, prompt: question(spec.question).prompt, pictures: 0 };
      case 'answer': {
        const { id, title: own, prompt, words, choices } = question(spec.question);
        const heading = answerTitle(deck!, { id, title: own });
        const titles = { title: heading, ...(heading !== own && { ownTitle: own }) };
        return { ...page, ...titles, id, prompt, words, pictures: 0, ...(choices && { choices }) };
      }
      default:
        return { ...page, title: spec.title, id: spec.id, pictures: FEWEST };
    }
  });
}
