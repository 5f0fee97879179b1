import type { Deck, Page } from '../deck.js';
import type { Box, Element, Slide } from '../slide.js';
import { readMarkdown } from '../text/blocks.js';
import { firstLines, wordsIn } from '../text/cut.js';
import type { Block, Line } from '../text/line.js';
import { allowanceOf, bounded, pagesLeft } from './bounded.js';
import { figureElements } from './figure.js';
import { boxOf } from './grid.js';
import { type LeftOut, NOTICE, noticeBefore, noticeElement, noticeOf, partOf } from './left-out.js';
import type { Node } from './nodes.js';
import { type Odd, oddOf, withPictures } from './odd.js';
import { STYLES } from './styles.js';
import { type Fill, invalid } from './template.js';
import { fill as fillBox, fitted } from './text.js';

/** What is laid out, and what its author should know: a text that was cut, a character without a glyph. */
export interface LaidOut {
  readonly slides: readonly Slide[];
  readonly warnings: readonly string[];
}

/**
 * Lays a deck out. It has as many pages as the data, whatever a student wrote: a long answer shrinks, and what still does
 * not fit goes on in an appendix at the end, announced on the page.
 */
export function layoutDeck(deck: Deck, fill: Fill): LaidOut {
  const laidOut = laidOutOf(deck, fill, deck.pages.length);
  // How many pages there are is known only now, and stands on each.
  return laidOut.slides.length === deck.pages.length ? laidOut : laidOutOf(deck, fill, laidOut.slides.length);
}

function laidOutOf(deck: Deck, fill: Fill, pages: number): LaidOut {
  const layout = new Layout(deck, fill, pages);
  const slides = deck.pages.map((page, i) => layout.page(page, i + 1));
  return { slides: [...slides, ...layout.appendix], warnings: layout.warnings };
}

/** Remarks that a page has room for. */
const SAID = 1;

/** Everything a template may name; texts are empty where there are none. */
type Data = Record<string, string | number | boolean>;

class Layout {
  readonly appendix: Slide[] = [];
  readonly warnings: string[] = [];
  readonly #common: Data;
  readonly #allowance = allowanceOf('deck');

  constructor(
    private readonly deck: Deck,
    private readonly fill: Fill,
    pages: number,
  ) {
    const { title, submission, name, email, blank = false } = deck;
    this.#common = { heading: title, submission, name, email, blank, of: pages };
  }

  page(page: Page, number: number): Slide {
    const read = readMarkdown(page.answer?.text ?? '');
    const pictured = withPictures(read.blocks, page.answer);
    const answer = bounded(pictured.blocks, this.#allowance);
    const odd = [...pictured.said, ...oddOf(answer.blocks, read.html, page.answer), ...answer.said];
    const name = page.answer && page.id !== undefined ? `, ${page.id}` : '';
    this.warnings.push(...odd.map(({ long }) => `Page ${number}${name}: ${long}`));
    const data = this.#dataOf(page, odd, number);
    let { blocks, left } = answer;
    const before = this.warnings.length;
    let placed = this.#place(page, number, data, blocks, left);
    // Once is enough, but where the mark of a cut takes more room than what was there.
    for (let times = 0; placed.rest > 0 && times < 4; times++) {
      blocks = firstLines(blocks, placed.lines);
      const words = wordsIn(answer.blocks) - wordsIn(blocks) + (answer.left?.words ?? 0);
      left = { words, budget: pagesLeft(this.#allowance).budget };
      this.warnings.length = before;
      placed = this.#place(page, number, data, blocks, left);
    }
    this.#allowance.pages -= placed.appendix.length;
    this.appendix.push(...placed.appendix);
    if (left) this.warnings.push(`Page ${number}: ${noticeOf(left, 'The rest of the answer')}`);
    return slideOf(page, placed.elements);
  }

  /**
   * An answer's own page, and those where it goes on, as many as the budgets have; with a notice at its end where something
   * is left out. `lines` are all that are shown, `rest` how many are not.
   */
  #place(page: Page, number: number, data: Data, blocks: readonly Block[], left: LeftOut | undefined) {
    const notice = left && noticeOf(left, 'The rest');
    const most = pagesLeft(this.#allowance).pages;
    const shown: Line[] = [];
    let rest: readonly Line[] = [];
    const answer = (lines: readonly Line[], box: Box, last: boolean): Element[] => {
      const part = partOf(lines, box.height, { last, noticed: notice !== undefined });
      shown.push(...part.lines);
      rest = part.rest;
      const text = part.lines.length > 0 ? [answerElement(part.lines, box)] : [];
      return notice && rest.length === 0 ? [...text, noticeElement(notice, part.lines, box)] : text;
    };
    const before = this.warnings.length;
    const own = (more: Data): Element[] => {
      // Of what is laid out anew nothing is to be told.
      this.warnings.length = before;
      const nodes = this.fill(page.template, { ...data, ...more });
      if (blocks.length > 0) requireAnswer(page.template, nodes);
      shown.length = 0;
      return nodes.flatMap((node) => {
        if (!('answer' in node)) return this.#element(node, page, number);
        const box = boxOf(node.area);
        const height = box.height - (notice === undefined ? 0 : NOTICE);
        const filled = fillBox(blocks, { ...box, height }, STYLES.body.sizes);
        return answer([...filled.lines, ...filled.rest], box, most === 0);
      });
    };
    let elements = own({});
    const appendix: Slide[] = [];
    const following = this.deck.pages.length + this.appendix.length + 1;
    if (rest.length > 0 && most > 0) {
      const cut = left ? noticeBefore(left) : '';
      const odd = [cut, data.odd].filter((each) => each !== '').join(' ');
      elements = own({ continued: following, odd });
    }
    for (let part = 1; rest.length > 0 && part <= most; part++) {
      const at = following + appendix.length;
      const nodes = this.fill('appendix', { ...data, number: at, from: number, part });
      requireAnswer('appendix', nodes);
      const lines = rest;
      const content = nodes.flatMap((node) =>
        'answer' in node ? answer(lines, boxOf(node.area), part === most) : this.#element(node, page, at),
      );
      const title = `${page.title}, continued${part > 1 ? ` (${part})` : ''}`;
      appendix.push({ title, elements: content, layout: 'appendix', appendix: page.id! });
    }
    return { elements, appendix, lines: shown, rest: rest.length };
  }

  #element(node: Exclude<Node, { answer: true }>, page: Page, number: number): Element[] {
    const box = boxOf(node.area);
    if ('shape' in node) return [{ kind: 'shape', box, ...node.shape } as Element];
    if ('figure' in node) {
      if (!page.figure || !('rows' in page.figure)) return [];
      const within = [{ role: 'Div' } as const];
      return figureElements(page.figure, box).map((element) => ({ ...element, within }));
    }
    const text = 'text' in node ? node.text : node.markdown;
    if (!text) return [];
    const { element, cut } = fitted(text, { ...node, box, markdown: 'markdown' in node });
    const warning = `Page ${number}: a text is too long for its place and was cut: ${JSON.stringify(text.slice(0, 60))}.`;
    if (cut && !this.warnings.includes(warning)) this.warnings.push(warning);
    return [element];
  }

  #dataOf({ title, kind, prompt, text, answer, figure, id }: Page, odd: Odd, number: number): Data {
    const { words = null, limit = 0, choice = '' } = answer?.question ?? {};
    const failure = figure && 'failure' in figure ? figure.failure : '';
    return {
      ...this.#common,
      ...{ kind, number, title, prompt: prompt ?? '', text: text ?? '', failure, choice, limit },
      draft: figure !== undefined && 'rows' in figure && figure.draft === true,
      tagged: id !== undefined,
      answered: answer?.text !== undefined,
      words: words ?? 0,
      one: words === 1,
      over: Math.max(0, (words ?? 0) - limit),
      odd: shortly(odd),
      continued: 0,
      from: 0,
      part: 0,
    };
  }
}

/** What is said on the page itself: as much as there is room for, the rest counted. */
function shortly(odd: Odd): string {
  const short = odd.map((each) => each.short).filter((each) => each !== '');
  const more = short.length - SAID;
  return [...short.slice(0, SAID), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** Without a place for it an answer would be lost without a word. */
function requireAnswer(template: string, nodes: readonly Node[]): void {
  if (!nodes.some((node) => 'answer' in node)) throw invalid(template, 'it has no element `answer: true`');
}

const answerElement = (lines: readonly Line[], box: ReturnType<typeof boxOf>): Element => {
  const { tone, role } = STYLES.body;
  return { kind: 'text', box, lines, role, tone, align: 'left' };
};

const slideOf = ({ title, prompt, template }: Page, elements: readonly Element[]): Slide => ({
  title,
  layout: template,
  elements,
  ...(prompt !== undefined && { notes: prompt }),
});
