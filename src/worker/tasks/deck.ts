import { findFontsIn } from '../../font-files.js';
import type { Deck } from '../../writeup/deck.js';
import { layoutDeck } from '../../writeup/layout/deck.js';
import { compiledTemplates } from '../../writeup/layout/template.js';
import type { Format } from '../../writeup/write.js';
import type { Task } from '../task.js';

/** Loaded by need: each takes its time. */
const RENDERERS = {
  pdf: async () => (await import('../../writeup/pdf/render.js')).renderPdf,
  pptx: async () => (await import('../../writeup/pptx/render.js')).renderPptx,
};

const authorOf = ({ name, submission, blank, title }: Deck): string => name || (blank ? title : submission);

/** A deck as the bytes of a file. */
export default (async ({ deck, templates, format, fonts }) => {
  findFontsIn(fonts);
  const { slides, warnings } = layoutDeck(deck, compiledTemplates(templates));
  const render = await RENDERERS[format]();
  const file = await render(slides, { title: deck.title, author: authorOf(deck) });
  const appendix = slides.flatMap(({ appendix: id }) => (id === undefined ? [] : [id]));
  return { pages: slides.length, appendix, warnings, file };
}) satisfies Task<
  {
    deck: Deck;
    templates: Readonly<Record<string, string>>;
    format: Format;
    /** Folders of packages in which fonts may be, too. */
    fonts: readonly string[];
  },
  unknown
>;
