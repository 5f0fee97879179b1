import { dirname, extname, join, resolve } from 'node:path';
import { z } from 'zod';
import { GradelensError } from '../errors.js';
import { clean } from '../report/clean.js';
import { writeAtomically } from '../store/atomic.js';
import { stableJson } from '../store/json.js';
import { readableFonts } from '../worker/program.js';
import type { TaskResult, Worker } from '../worker/worker.js';
import { BUDGET } from './budget.js';
import { type Deck, pageIds } from './deck.js';
import { readTemplates } from './layout/template.js';

/** How each kind of file begins. */
const FORMATS = { pdf: '%PDF-', pptx: 'PK' } as const;
export type Format = keyof typeof FORMATS;

/** Seconds: a full deck takes two or three. */
const SECONDS = 30;
/** A full deck has a few; whoever gets it by mail can keep no more than this. */
const BYTES = 2 ** 25;

/** The format of a file's ending. @throws {GradelensError} `WRITEUP_FORMAT` */
export function formatOf(file: string): Format {
  const ending = extname(file).toLowerCase().slice(1);
  if (ending in FORMATS) return ending as Format;
  throw new GradelensError(
    'WRITEUP_FORMAT',
    `A writeup ends with .pdf or .pptx; ${JSON.stringify(file)} does not.`,
  );
}

/**
 * Lays a deck out, in a worker, and writes it; beside it pages.json: page number -> question or figure id. A deck whose answers
 * take too long, or too much, is written without them: each page says so.
 *
 * - `templates`: the course's own folder of templates, if it has one.
 *
 * Returns what its author should know, in words.
 *
 * @throws {GradelensError} `WRITEUP_FORMAT`, `DECK_TEMPLATES_NOT_FOUND`, `DECK_TEMPLATE_INVALID`, `DECK_NOT_MADE`
 */
export async function writeDeck(
  file: string,
  deck: Deck,
  worker: Pick<Worker, 'run'>,
  templates?: string,
): Promise<{ readonly pages: number; readonly warnings: readonly string[] }> {
  const format = formatOf(file);
  const sources = await readTemplates(templates);
  const fonts = [...new Set((await readableFonts()).map(({ modules }) => modules))];
  const make = async (each: Deck): Promise<TaskResult<Made>> => {
    const rules = { seconds: SECONDS, bytes: BYTES, output: outputOf(deck, format) };
    const made = await worker.run('deck', { deck: each, templates: sources, format, fonts }, rules);
    const { code, message = '' } = (made.outcome === 'failed' && made.error) || {};
    // The course's own mistake.
    if (code === 'DECK_TEMPLATE_INVALID') throw new GradelensError(code, message);
    return made;
  };
  let made = await make(deck);
  const notes: string[] = [];
  if (made.outcome === 'failed' && deck.pages.some(({ answer }) => answer?.text !== undefined)) {
    notes.push(`The answers are not on the slides: laying them out ${made.why}. Write them more simply.`);
    made = await make(withoutAnswers(deck, made.why));
  }
  if (made.outcome === 'failed') {
    throw new GradelensError('DECK_NOT_MADE', `The slides could not be made: laying them out ${made.why}.`);
  }
  const { pages, appendix, warnings, file: bytes } = made.value;
  await writeAtomically(join(dirname(resolve(file)), 'pages.json'), stableJson(pageIds(deck, appendix)));
  await writeAtomically(file, bytes);
  return { pages, warnings: [...notes, ...warnings] };
}

/** The deck with a sentence in place of each answer. */
const withoutAnswers = (deck: Deck, why: string): Deck => ({
  ...deck,
  pages: deck.pages.map(({ answer, ...page }) => {
    if (answer?.text === undefined) return answer ? { ...page, answer } : page;
    const text = `The answer could not be laid out: it ${why}, maybe for another answer. It is in answers.md.`;
    return { ...page, answer: { ...answer, text } };
  }),
});

/** A file, and words about it. */
interface Made {
  readonly pages: number;
  /** Questions whose answers go on after the last page, a page each. */
  readonly appendix: readonly string[];
  readonly warnings: readonly string[];
  readonly file: Buffer;
}

/** What a worker may give: a file that begins as its kind does, with no more pages than a deck may have. */
function outputOf({ pages }: Deck, format: Format): z.ZodType<Made> {
  const most = pages.length + BUDGET.appendix.deck;
  const ids = pages.flatMap(({ id, answer }) => (answer && id !== undefined ? [id] : []));
  return (
    z
      .object({
        pages: z.int().min(pages.length).max(most),
        appendix: z.array(z.enum(ids as [string, ...string[]])).max(BUDGET.appendix.deck),
        // A page's template has a dozen texts.
        warnings: z
          .array(z.unknown())
          .max(40 * most)
          .pipe(z.array(z.string().max(1000).transform(clean))),
        file: z
          .instanceof(Buffer)
          .refine((bytes) => bytes.toString('latin1', 0, FORMATS[format].length) === FORMATS[format]),
      })
      // Every page is one of the deck's, or goes on with an answer.
      .refine(({ pages: count, appendix }) => count === pages.length + appendix.length)
  );
}
