import { dirname, extname, join, resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import { writeAtomically } from '../store/atomic.js';
import { stableJson } from '../store/json.js';
import { type Deck, pageIds } from './deck.js';
import { layoutDeck } from './layout/deck.js';
import { loadTemplates } from './layout/template.js';
import { renderPdf } from './pdf/render.js';
import { renderPptx } from './pptx/render.js';

const RENDERERS = { '.pdf': renderPdf, '.pptx': renderPptx } as const;

/** The renderer for a file's ending. @throws {GradelensError} `WRITEUP_FORMAT` */
export function rendererOf(file: string): (typeof RENDERERS)[keyof typeof RENDERERS] {
  const ending = extname(file).toLowerCase();
  if (ending in RENDERERS) return RENDERERS[ending as keyof typeof RENDERERS];
  throw new GradelensError(
    'WRITEUP_FORMAT',
    `A writeup ends with .pdf or .pptx; ${JSON.stringify(file)} does not.`,
  );
}

/**
 * Lays a deck out and writes it, and beside it pages.json: page number -> question or figure id.
 *
 * - `templates`: the course's own folder of templates, if it has one.
 *
 * Returns what its author should know, in words.
 *
 * @throws {GradelensError} `WRITEUP_FORMAT`, `DECK_TEMPLATES_NOT_FOUND`, `DECK_TEMPLATE_INVALID`
 */
export async function writeDeck(
  file: string,
  deck: Deck,
  templates?: string,
): Promise<{ readonly pages: number; readonly warnings: readonly string[] }> {
  const render = rendererOf(file);
  const { slides, warnings } = layoutDeck(deck, await loadTemplates(templates));
  const info = { title: deck.title, author: deck.name || deck.submission };
  await writeAtomically(join(dirname(resolve(file)), 'pages.json'), stableJson(pageIds(deck)));
  await writeAtomically(file, await render(slides, info));
  return { pages: slides.length, warnings };
}
