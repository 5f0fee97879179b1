import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { figureSpec } from './figures.js';
import { byKind, strict } from './strict.js';
import { identifier, title } from './words.js';

const template = z
  .string()
  .regex(/^[\w-]+$/, 'expected the name of a template, without .hbs')
  .optional()
  .describe('Layout; default: the one named like the kind');
const question = identifier.describe('Id of the question');

const titlePage = strict({ kind: z.literal('title'), template }).describe(
  'Title of the assignment, name and address. Not to be tagged',
);
const divider = strict({ kind: z.literal('divider'), title, template }).describe(
  'Begins a part. Not to be tagged',
);
const prompt = strict({ kind: z.literal('prompt'), title, question, template }).describe(
  "A question's words on a page of their own. Not to be tagged",
);
const answer = strict({ kind: z.literal('answer'), question, template }).describe(
  'What answers.md has for a question',
);
const figure = strict({
  kind: z.literal('figure'),
  id: identifier,
  title,
  text: z.string().min(1).optional().describe('Below the title: what there is to see, as Markdown'),
  template,
  figure: figureSpec,
}).describe("Pictures from the hand-in's own functions");
const transfer = strict({ ...figure.shape, kind: z.literal('transfer') }).describe(
  'A style transfer: content, style, result and the loss',
);

const pages = [titlePage, divider, prompt, answer, figure, transfer] as const;

/** The writeup's pages, in order: a question has the same page number in every deck. */
export const deck = strict({
  templates: z
    .string()
    .min(1)
    .optional()
    .describe("Folder with .hbs files in place of gradelens' own, relative to this file"),
  pages: z.array(byKind(pages)).min(1),
});

export type Deck = z.infer<typeof deck>;
export type PageSpec = Deck['pages'][number];
export type FigurePage = Extract<PageSpec, { kind: 'figure' | 'transfer' }>;

/** The pages that show a figure. */
export const figurePages = ({ pages }: Deck): FigurePage[] =>
  pages.filter((page): page is FigurePage => page.kind === 'figure' || page.kind === 'transfer');

/** Where the course's own templates lie, for an assignment file's path; nothing where it has none. */
export const templatesOf = (path: string, { templates }: Deck): { readonly templates?: string } =>
  templates === undefined ? {} : { templates: resolve(dirname(path), templates) };

/** The title of an answer's page: after the page with its prompt, where the deck has one, else the question's own. */
export function answerTitle(
  { pages }: Deck,
  { id, title }: { readonly id: string; readonly title: string },
): string {
  const prompts = pages.filter((page) => page.kind === 'prompt' && page.question === id);
  const [prompt] = prompts as { readonly title: string }[];
  return prompt ? `Answer: ${prompt.title}` : title;
}
