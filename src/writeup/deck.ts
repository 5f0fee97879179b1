import type { QuestionResult } from '../grade/result.js';
import { answerTitle, type Deck as DeckSpec, type PageSpec } from '../rubric/deck.js';
import type { Assignment } from '../rubric/schema.js';
import type { Answers } from './answers.js';
import type { Figure, Picture } from './figure.js';

/** One page of the writeup, before it is laid out. */
export interface Page {
  readonly kind: PageSpec['kind'];
  readonly template: string;
  readonly title: string;
  /** Question or figure whose page it is; absent where it is not to be tagged. */
  readonly id?: string;
  /** Of the question, where there is one: as Markdown. */
  readonly prompt?: string;
  /** Of a figure: what there is to see, as Markdown. */
  readonly text?: string;
  readonly answer?: {
    readonly question: QuestionResult;
    /** Markdown; absent where nothing was handed in. */
    readonly text?: string;
    /** Line of answers.md in which it begins, counted from 1. */
    readonly line?: number;
    /** What it shows, by the address in it: a picture, or in words why there is none. */
    readonly pictures?: Readonly<Record<string, Picture | string>>;
  };
  readonly figure?: Figure;
}

/** A hand-in's whole writeup as data. */
export interface Deck {
  /** Of the assignment. */
  readonly title: string;
  readonly submission: string;
  readonly name: string;
  readonly email: string;
  readonly pages: readonly Page[];
  /** The assignment's own pages, which nobody has filled in. */
  readonly blank?: boolean;
}

/** The pages that an assignment lists, filled from a hand-in: the same ones in the same order for everybody. */
export function deckOf(
  { title, questions }: Pick<Assignment, 'title' | 'questions'>,
  deck: DeckSpec,
  submission: string,
  answers: Answers,
  figures: ReadonlyMap<string, Figure>,
  pictures: ReadonlyMap<string, Readonly<Record<string, Picture | string>>> = new Map(),
): Deck {
  const position = (id: string) => questions.findIndex((question) => question.id === id);
  const page = (spec: PageSpec): Page => {
    const { kind, template = kind } = spec;
    switch (spec.kind) {
      case 'title':
        return { kind, template, title };
      case 'divider':
        return { kind, template, title: spec.title };
      case 'prompt':
        return { kind, template, title: spec.title, prompt: questions[position(spec.question)]!.prompt };
      case 'answer': {
        const at = position(spec.question);
        const { id, prompt } = questions[at]!;
        const heading = answerTitle(deck, questions[at]!);
        const text = answers.texts.get(id);
        const line = answers.lines.get(id);
        const own = pictures.get(id);
        const answer = {
          question: answers.questions[at]!,
          ...(text !== undefined && { text }),
          ...(line !== undefined && { line }),
          ...(own && { pictures: own }),
        };
        return { kind, template, title: heading, id, prompt, answer };
      }
      default: {
        const { id, title: heading, text } = spec;
        const figure = figures.get(id) ?? { failure: 'It was not made.' };
        return { kind, template, title: heading, id, figure, ...(text !== undefined && { text }) };
      }
    }
  };
  const { name, email } = answers;
  return { title, submission, name, email, pages: deck.pages.map(page) };
}

/** The pages that an assignment lists before anybody fills them in: what every hand-in's deck has at the same places. */
export function blankDeck(assignment: Pick<Assignment, 'title' | 'questions'>, deck: DeckSpec): Deck {
  const questions = assignment.questions.map(({ id, title, points, words: limit }) => {
    return { id, title, points, limit, words: null };
  });
  const [none, lines, pictures] = [new Map(), new Map(), new Map()];
  const nobody = { name: '', email: '', texts: none, lines, pictures, questions, notes: [] };
  return { ...deckOf(assignment, deck, 'template', nobody, new Map()), blank: true };
}

/**
 * Page number (as text) -> question or figure id, for tagging; pages that are nobody's answer are left out.
 *
 * - `appendix`: the questions whose answers go on after the last page, a page each.
 */
export const pageIds = ({ pages }: Deck, appendix: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    [...pages.map(({ id }) => id), ...appendix].flatMap((id, i) =>
      id === undefined ? [] : [[String(i + 1), id]],
    ),
  );
