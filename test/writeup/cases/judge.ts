import { expect } from 'chai';
import { nodesOf } from '../read-pdf.js';
import { malformed } from '../well-formed.js';
import { type Deck, plain } from './deck.js';
import type { Item, Page } from './drawn.js';
import type { Must, PageMust } from './must.js';
import { contains, expectApart, expectInside, isBar, strikes } from './places.js';

const NEAR = 2;
const WIDTH = 960;

/** Expects of a deck what its case says, and of every one that nothing lies over another thing or beyond the page. */
export function judge(must: Must, deck: Deck): void {
  for (const [id, page] of Object.entries(must.pages ?? {})) {
    const at = id === 'cover' ? 0 : deck.pages.findIndex((each) => each.id === id);
    judgePage(page, deck.pages[at]!);
    judgeSlide(page, deck.slides[at]!);
  }
  for (const page of deck.pages) {
    expectInside(page);
    expectApart(page);
  }
  for (const part of deck.parts) expect(malformed(part)).to.equal('');
  expect(deck.slides).to.have.length(deck.pages.length);
  judgeWarnings(must, deck);
  const { exactly, 'at-least': least } = must['page-count'] ?? {};
  if (exactly !== undefined) expect(deck.pages).to.have.length(exactly);
  if (least !== undefined) expect(deck.pages.length).to.be.at.least(least);
  const { author, links = [] } = must.document ?? {};
  if (author !== undefined) expect(deck.author).to.equal(author);
  for (const link of links)
    expect(
      deck.links.some((each) => each.startsWith(link)),
      link,
    ).to.equal(true);
  if (must.appendix) judgeAppendix(must.appendix, deck);
  if (must.whole) {
    const { question, 'each-once': each, count, 'in-order': inOrder } = must.whole;
    const text = deck.pages
      .filter(({ id }) => id === question)
      .map(textOf)
      .join(' ');
    const all = text.match(new RegExp(each, 'g')) ?? [];
    expect(new Set(all).size).to.equal(count);
    expect(all).to.have.length(count);
    const numbers = all.map((words) => Number(/\d+/.exec(words)));
    if (inOrder) expect(numbers).to.deep.equal(numbers.toSorted((a, b) => a - b));
  }
  if (must['page-numbers']) {
    for (const page of deck.pages) {
      const [, at, of] = /page (\d+) of (\d+)/.exec(textOf(page)) ?? [];
      expect([Number(at) <= Number(of), Number(of)]).to.deep.equal([true, deck.pages.length]);
    }
  }
}

function judgeWarnings(must: Must, { warnings }: Deck): void {
  for (const { says, times } of must.warnings ?? []) {
    const lines = warnings.filter((line) => new RegExp(says, 'i').test(line));
    if (times === undefined) expect(lines, says).not.to.deep.equal([]);
    else expect(lines, `${says} in ${warnings.join('\n')}`).to.have.length(times);
  }
  for (const never of must['no-warnings'] ?? [])
    expect(warnings.join('\n')).not.to.match(new RegExp(never, 'i'));
}

const textOf = ({ items }: Page): string => items.map(({ text }) => text).join(' ');

/** The number of a list's point, which a slide program counts itself. */
const COUNTED = /^\d+\.$/;

/** The slide of a page holds the same words, in whatever order its parts lie. */
function judgeSlide({ reads = [], never = [] }: PageMust, slide: string): void {
  const text = plain(slide);
  for (const words of reads.filter((each) => !COUNTED.test(each)))
    expect(text, 'the slide').to.include(plain(words));
  for (const words of never) expect(text, 'the slide').not.to.include(plain(words));
}

function judgePage(must: PageMust, page: Page): void {
  const text = plain(textOf(page));
  let at = 0;
  for (const reads of must.reads ?? []) {
    const found = text.indexOf(plain(reads), at);
    expect(found, `${reads} in ${text.slice(at)}`).to.be.at.least(0);
    at = found + plain(reads).length;
  }
  for (const never of must.never ?? []) expect(text).not.to.include(plain(never));
  for (const once of must.once ?? []) expect(text.split(plain(once)), once).to.have.length(2);
  judgeTags(must, page);
  judgePlaces(must, page);
  judgeDrawn(must, page);
}

function judgeTags(must: PageMust, page: Page): void {
  const nodes = nodesOf(page.structure);
  for (const [role, count] of Object.entries(must.tags ?? {})) {
    expect(nodes.filter((node) => node.role === role).length, role).to.be.at.least(count);
  }
  if (!must.figures) return;
  const figures = nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
  expect(figures).to.deep.equal(must.figures.map(({ alt }) => alt));
  for (const [i, { ratio, 'least-width': least }] of must.figures.entries()) {
    const { width, height } = page.pictures[i]!;
    expect(width / height).to.be.closeTo(ratio, 0.02 * ratio);
    expect(width).to.be.at.least(least);
  }
}

function judgePlaces(must: PageMust, page: Page): void {
  for (const { size, text: own } of page.items)
    if (must.letters && own.trim() !== '') expect(size, own).to.be.at.least(must.letters.least - 0.01);
  for (const { of, align } of must.columns ?? []) {
    const edges = of.map((cell) => edgeOf(itemOf(page, cell), align));
    for (const edge of edges) expect(edge, of.join()).to.be.closeTo(edges[0]!, NEAR);
  }
  const rises = (must['indents-rise'] ?? []).map((words) => itemOf(page, words).x);
  for (const [i, x] of rises.entries()) if (i > 0) expect(x).to.be.above(rises[i - 1]! + NEAR);
  for (const pair of must['same-indent'] ?? []) {
    const [first, second] = pair.map((words) => itemOf(page, words).x);
    expect(first).to.be.closeTo(second!, NEAR);
  }
  const [first] = must.indents ?? [];
  for (const { line, is } of must.indents ?? []) {
    const indent = itemOf(page, line).x - itemOf(page, first!.line).x;
    expect(indent / letterOf(itemOf(page, line)), line).to.be.closeTo(is, 0.25);
  }
  if (must.continued) {
    const begun = itemOf(page, must.continued.line);
    const below = page.items.filter(
      ({ y, text: own, font }) => font === begun.font && own.trim() !== '' && y < begun.y - 1,
    );
    const rest = below.reduce((a, b) => (b.y > a.y ? b : a));
    expect((rest.x - begun.x) / letterOf(begun)).to.be.at.least(must.continued.least - 0.25);
  }
}

function judgeDrawn(must: PageMust, page: Page): void {
  const codes = (must.indents ?? []).map(({ line }) => line);
  for (const words of must.boxed ?? []) {
    const lines = [words, ...codes].map((line) => itemOf(page, line));
    const boxes = page.shapes.filter((shape) => lines.every((line) => contains(shape, line)));
    expect(boxes, `a box around ${words}`).not.to.deep.equal([]);
  }
  for (const words of must.barred ?? [])
    expect(
      page.shapes.some((shape) => isBar(shape, itemOf(page, words))),
      `a bar beside ${words}`,
    ).to.equal(true);
  for (const words of must.struck ?? []) {
    const item = itemOf(page, words);
    expect(
      page.shapes.some((shape) => strikes(shape, item)),
      `a line through ${words}`,
    ).to.equal(true);
  }
  for (const { text, kind } of must.font ?? []) {
    expect(itemOf(page, text).font, text).to.match(kind === 'monospace' ? /mono/i : /./);
  }
  for (const letters of must.smaller ?? []) {
    const largest = Math.max(...page.items.map(({ size, text }) => (/norm is/.test(text) ? size : 0)));
    const item = page.items.find(({ text, size }) => text === letters && size < largest);
    expect(item, letters).not.to.equal(undefined);
  }
  const { ticked, empty } = must.boxes ?? { ticked: 0, empty: 0 };
  const all = textOf(page);
  expect([all.match(/[\u2611\u2612]/g)?.length ?? 0, all.match(/\u2610/g)?.length ?? 0]).to.deep.equal([
    ticked,
    empty,
  ]);
}

const edgeOf = ({ x, width }: Item, align: 'left' | 'right' | 'centre'): number =>
  x + { left: 0, right: width, centre: width / 2 }[align];

/** Width of a letter of a font whose letters are all as wide. */
const letterOf = ({ width, text }: Item): number => width / text.length;

/** The first piece of text on a page that begins with some words, the last where several do. */
function itemOf({ items }: Page, words: string): Item {
  const found = items.filter(({ text }) => text.trimStart().startsWith(words)).at(-1);
  if (!found) throw new Error(`${words} is not on the page`);
  return found;
}

function judgeAppendix(must: NonNullable<Must['appendix']>, deck: Deck): void {
  const first = deck.pages.findIndex(({ id }) => id === must.question);
  const more = deck.pages.filter(({ id }, i) => id === must.question && i !== first);
  expect(more.length).to.be.at.least(must['at-least']);
  for (const page of more) {
    for (const never of must.never) expect(textOf(page)).not.to.include(never);
    const lines = new Map<number, number>();
    for (const { y, x, width } of page.items)
      lines.set(Math.round(y), Math.max(lines.get(Math.round(y)) ?? 0, x + width));
    expect(Math.max(...lines.values())).to.be.above(must.width * WIDTH);
  }
}
