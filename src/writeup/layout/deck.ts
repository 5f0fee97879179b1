import type { Deck, Page } from '../deck.js';
import type { Element, Slide } from '../slide.js';
import { blocksOf } from '../text/blocks.js';
import { missingGlyphs } from '../text/fonts.js';
import type { Block, Line } from '../text/line.js';
import { faultyFormulas } from '../text/math.js';
import { figureElements } from './figure.js';
import { boxOf } from './grid.js';
import type { Node } from './nodes.js';
import { STYLES } from './styles.js';
import { type Fill, invalid } from './template.js';
import { fill as fillBox, fitted, split } from './text.js';

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
  const layout = new Layout(deck, fill);
  const slides = deck.pages.map((page, i) => layout.page(page, i + 1));
  return { slides: [...slides, ...layout.appendix], warnings: layout.warnings };
}

/** Everything a template may name; texts are empty where there are none. */
type Data = Record<string, string | number | boolean>;

class Layout {
  readonly appendix: Slide[] = [];
  readonly warnings: string[] = [];
  readonly #common: Data;

  constructor(
    private readonly deck: Deck,
    private readonly fill: Fill,
  ) {
    const { title, submission, name, email, pages } = deck;
    this.#common = { heading: title, submission, name, email, of: pages.length };
  }

  page(page: Page, number: number): Slide {
    const blocks = blocksOf(page.answer?.text ?? '');
    const data = this.#dataOf(page, blocks, number);
    const place = (more: Data) =>
      this.#place(page, blocks, this.fill(page.template, { ...data, ...more }), number);
    const attempt = place({});
    if (attempt.rest.length === 0) return slideOf(page, attempt.elements);
    const continued = this.deck.pages.length + this.appendix.length + 1;
    const { elements, rest } = place({ continued });
    this.#continue(page, data, rest, number);
    return slideOf(page, elements);
  }

  /** Pages of the appendix for what did not fit. */
  #continue(page: Page, data: Data, lines: readonly Line[], from: number): void {
    for (let [rest, part] = [lines, 1]; rest.length > 0; part++) {
      const number = this.deck.pages.length + this.appendix.length + 1;
      const nodes = this.fill('appendix', { ...data, number, from, part });
      requireAnswer('appendix', nodes);
      let left: readonly Line[] = [];
      const elements = nodes.flatMap((node): Element[] => {
        if (!('answer' in node)) return this.#element(node, page, number);
        const box = boxOf(node.area);
        const shown = split(rest, box.height);
        left = shown.rest;
        return [answerElement(shown.lines, box)];
      });
      const title = `${page.title}, continued${part > 1 ? ` (${part})` : ''}`;
      this.appendix.push({ title, elements, appendix: true });
      rest = left;
    }
  }

  #place(
    page: Page,
    blocks: readonly Block[],
    nodes: readonly Node[],
    number: number,
  ): { elements: Element[]; rest: readonly Line[] } {
    if (blocks.length > 0) requireAnswer(page.template, nodes);
    let rest: readonly Line[] = [];
    const elements = nodes.flatMap((node) => {
      if (!('answer' in node)) return this.#element(node, page, number);
      const box = boxOf(node.area);
      const filled = fillBox(blocks, box, STYLES.body.sizes);
      rest = filled.rest;
      return filled.lines.length > 0 ? [answerElement(filled.lines, box)] : [];
    });
    return { elements, rest };
  }

  #element(node: Exclude<Node, { answer: true }>, page: Page, number: number): Element[] {
    const box = boxOf(node.area);
    if ('shape' in node) return [{ kind: 'shape', box, ...node.shape } as Element];
    if ('figure' in node) {
      return page.figure && 'rows' in page.figure ? figureElements(page.figure, box) : [];
    }
    const text = 'text' in node ? node.text : node.markdown;
    if (!text) return [];
    const { element, cut } = fitted(text, { ...node, box, markdown: 'markdown' in node });
    const warning = `Page ${number}: a text is too long for its place and was cut: ${JSON.stringify(text.slice(0, 60))}.`;
    if (cut && !this.warnings.includes(warning)) this.warnings.push(warning);
    return [element];
  }

  #dataOf(
    { title, kind, prompt, text, answer, figure, id }: Page,
    blocks: readonly Block[],
    number: number,
  ): Data {
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
      odd: answer?.text === undefined ? '' : this.#odd(answer.text, blocks, number),
      continued: 0,
      from: 0,
      part: 0,
    };
  }

  /** What of an answer cannot be shown as it was meant. */
  #odd(text: string, blocks: readonly Block[], number: number): string {
    const missing = missingGlyphs(text).slice(0, 6).map(codePoint);
    const formulas = faultyFormulas(blocks);
    const odd = [
      ...(missing.length > 0 ? [`No font has ${missing.join(', ')}: shown as □.`] : []),
      ...(formulas.length > 0 ? [`Formula not understood: ${formulas[0]!.reason.slice(0, 100)}.`] : []),
    ];
    this.warnings.push(...odd.map((each) => `Page ${number}: ${each}`));
    return odd.join(' ');
  }
}

/** Without a place for it an answer would be lost without a word. */
function requireAnswer(template: string, nodes: readonly Node[]): void {
  if (!nodes.some((node) => 'answer' in node)) throw invalid(template, 'it has no element `answer: true`');
}

const answerElement = (lines: readonly Line[], box: ReturnType<typeof boxOf>): Element => {
  const { tone, role } = STYLES.body;
  return { kind: 'text', box, lines, role, tone, align: 'left' };
};

const slideOf = ({ title, prompt }: Page, elements: readonly Element[]): Slide => ({
  title,
  elements,
  ...(prompt !== undefined && { notes: prompt }),
});

const codePoint = (letter: string): string =>
  `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
