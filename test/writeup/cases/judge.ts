import { expect } from 'chai';
import { nodesOf } from '../read-pdf.js';
import { type Deck, type Item, type Page, plain } from './deck.js';
import type { Must, PageMust } from './must.js';

const NEAR = 2;
const WIDTH = 960;

/** Expects of a deck what its case says. */
export function judge(must: Must, deck: Deck): void {
  for (const [id, page] of Object.entries(must.pages ?? {})) {
    const found = id === 'cover' ? deck.pages[0] : deck.pages.find((each) => each.id === id);
    judgePage(page, found!);
  }
  for (const { says, times } of must.warnings ?? []) {
    const lines = deck.warnings.filter((line) => new RegExp(says, 'i').test(line));
    if (times === undefined) expect(lines, says).not.to.deep.equal([]);
    else expect(lines, `${says} in ${deck.warnings.join('\n')}`).to.have.length(times);
  }
  for (const never of must['no-warnings'] ?? [])
    expect(deck.warnings.join('\n')).not.to.match(new RegExp(never, 'i'));
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
    const { question, 'each-once': each, count } = must.whole;
    const text = deck.pages
      .filter(({ id }) => id === question)
      .map(textOf)
      .join(' ');
    const all = text.match(new RegExp(each, 'g')) ?? [];
    expect(new Set(all).size).to.equal(count);
    expect(all).to.have.length(count);
  }
  if (must['page-numbers']) {
    for (const page of deck.pages) {
      const [, at, of] = /page (\d+) of (\d+)/.exec(textOf(page)) ?? [];
      expect([Number(at) <= Number(of), Number(of)]).to.deep.equal([true, deck.pages.length]);
    }
  }
}

const textOf = ({ items }: Page): string => items.map(({ text }) => text).join(' ');

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
  const nodes = nodesOf(page.structure);
  for (const [role, count] of Object.entries(must.tags ?? {})) {
    expect(nodes.filter((node) => node.role === role).length, role).to.be.at.least(count);
  }
  if (must.figures) {
    const figures = nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
    expect(figures).to.deep.equal(must.figures.map(({ alt }) => alt));
  }
  if (must.inside) for (const item of page.items) expectInside(item);
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
  const largest = Math.max(...page.items.map(({ size, text: own }) => (/norm is/.test(own) ? size : 0)));
  for (const letters of must.smaller ?? []) {
    expect(
      page.items.some((item) => item.text === letters && item.size < largest),
      letters,
    ).to.equal(true);
  }
}

const edgeOf = ({ x, width }: Item, align: 'left' | 'right' | 'centre'): number =>
  x + { left: 0, right: width, centre: width / 2 }[align];

/** The first piece of text on a page that begins with some words, the last where several do. */
function itemOf({ items }: Page, words: string): Item {
  const found = items.filter(({ text }) => text.startsWith(words)).at(-1);
  if (!found) throw new Error(`${words} is not on the page`);
  return found;
}

function expectInside({ x, width, text }: Item): void {
  expect(x, text).to.be.at.least(0);
  expect(x + width, text).to.be.at.most(WIDTH);
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
