import { expect } from 'chai';
import { nodesOf } from '../read-pdf.js';
import type { Item, Page, Place } from './drawn.js';
import { expectApart, expectInside } from './places.js';

/** `deck/must.yaml`, as far as a page shows it. */
export interface WholeMust {
  /** Shares of the page's width and height, of which one is reached. */
  readonly hero: { readonly width: number; readonly height: number };
  /** By assignment and figure: how the texts of its heroes begin; of several with one beginning, perhaps the last alone. */
  readonly assignments: Readonly<
    Record<string, Readonly<Record<string, { readonly hero: readonly string[]; readonly last?: boolean }>>>
  >;
  readonly 'every-page': {
    /** Points. */
    readonly 'empty-band': number;
    readonly 'captions-least': number;
    readonly 'line-never-begins': readonly string[];
    readonly unbroken: readonly string[];
  };
  readonly titles: { readonly 'one-of': readonly (readonly string[])[] } & {
    readonly [assignment: string]: Readonly<Record<string, string>>;
  };
  readonly order: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

const PAGE = { width: 960, height: 540 } as const;
/** Where the footer stands, from below, in points. */
const FOOTER = 40;
/** A scale below a map is so high at most. */
const SCALE = 10;

interface Drawn extends Place {
  readonly alt: string;
}

/** The pictures of a page with their texts, scales apart. */
export const picturesOf = ({ structure, pictures }: Page): Drawn[] => {
  const alts = nodesOf(structure).flatMap(({ role, alt = '' }) => (role === 'Figure' ? [alt] : []));
  expect(pictures).to.have.length(alts.length);
  return pictures.map((place, i) => ({ ...place, alt: alts[i]! })).filter(({ height }) => height > SCALE);
};

const isSeen = ({ text, width }: Item, { unseen }: Page): boolean =>
  text.trim() !== '' && width > 0 && !unseen.join('').replace(/\s/g, '').includes(text.replace(/\s/g, ''));

/** Expects of a page with a figure that one can look at it: no letter too small, nothing over another thing, no third left blank. */
export function expectGoodPage(page: Page, { 'every-page': must }: Pick<WholeMust, 'every-page'>): void {
  const seen = page.items.filter((item) => isSeen(item, page));
  expectInside(page);
  expectApart(page);
  for (const { size, text } of seen) expect(size, text).to.be.at.least(must['captions-least'] - 0.01);
  const low = [...seen, ...page.pictures].filter(({ y }) => y > FOOTER && y < PAGE.height / 3);
  expect(low, `the lowest third of ${page.id}`).not.to.deep.equal([]);
  const [title, ...others] = seen.toSorted((a, b) => b.y - a.y);
  const under = Math.max(
    ...others.filter(({ y }) => y < title!.y - 1).map(({ y, size }) => y + 0.7 * size),
    ...page.pictures.map(({ y, height }) => y + height),
  );
  expect(title!.y - 0.2 * title!.size - under, `the band under the title of ${page.id}`).to.be.below(
    must['empty-band'],
  );
  for (const item of seen.filter((each) => begins(each, seen))) {
    for (const unit of must['line-never-begins'])
      expect(item.text.startsWith(unit), item.text).to.equal(false);
  }
  for (const word of must.unbroken) {
    const parts = word.split('.');
    const broken = seen.some(({ text }) => new RegExp(`${parts[0]}\\.?$`).test(text) && text !== word);
    expect(broken && seen.some(({ text }) => text.startsWith(parts[1]!)), word).to.equal(false);
  }
}

/** Whether nothing stands before a piece of text on its line. */
const begins = (item: Item, all: readonly Item[]): boolean =>
  all.every(
    (each) => Math.abs(each.y - item.y) > 1 || each.x >= item.x || each.x + each.width < item.x - item.size,
  );

/** Expects that what a figure is asked for fills its page, and that all else is smaller. */
export function expectHero(
  page: Page,
  { hero, last = false }: { readonly hero: readonly string[]; readonly last?: boolean },
  least: WholeMust['hero'],
): void {
  const pictures = picturesOf(page);
  const named = pictures.filter(({ alt }) =>
    hero.some((words) => (last ? alt.includes(words) : alt.startsWith(words))),
  );
  const heroes = named.filter(({ alt }) => !alt.startsWith('Difference ×'));
  expect(heroes.length, page.id).to.be.at.least(hero.length);
  const [left, right] = [
    Math.min(...heroes.map(({ x }) => x)),
    Math.max(...heroes.map(({ x, width }) => x + width)),
  ];
  const [low, high] = [
    Math.min(...heroes.map(({ y }) => y)),
    Math.max(...heroes.map(({ y, height }) => y + height)),
  ];
  const [width, height] = [(right - left) / PAGE.width, (high - low) / PAGE.height];
  expect(width >= least.width || height >= least.height, `${page.id}: ${width}, ${height}`).to.equal(true);
  const smallest = Math.min(...heroes.map((each) => each.width * each.height));
  for (const { alt, width: across, height: down } of pictures.filter((each) => !heroes.includes(each))) {
    expect(across * down, `${alt} beside the hero of ${page.id}`).to.be.below(smallest);
  }
}
