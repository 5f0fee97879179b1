import type { PDFPageProxy } from 'pdfjs-dist';
import { drawingsOf } from './drawings.js';
import { type FoundPage, picturesAmong, spaced } from './found.js';

/** Text of one look, as pdf.js gives it. */
interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** Of the largest letters, how large those are that still belong to them. */
const AS_LARGE = 0.95;

/** What there is to see on a page. */
export async function readPage(page: PDFPageProxy): Promise<FoundPage> {
  const { items } = await page.getTextContent();
  const texts = items.filter((item): item is typeof item & Item => 'str' in item);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const [width, height] = [right - left, top - bottom];
  const { drawn, unseen, pictures } = await drawingsOf(page);
  return {
    text: textOf(texts),
    heading: headingOf(texts),
    unseen,
    ...picturesAmong(pictures, { width, height }),
    turned: isTurned(texts, page.rotate),
    width,
    height,
    drawn,
  };
}

const textOf = (items: readonly Item[]): string =>
  spaced(items.map(({ str, hasEOL }) => str + (hasEOL ? ' ' : '')).join(''));

const sizeOf = ({ transform: [, , c = 0, d = 0] }: Item): number => Math.hypot(c, d);
const lettersOf = ({ str }: Item): number => str.replace(/\s/g, '').length;

function headingOf(items: readonly Item[]): string {
  const largest = Math.max(0, ...items.filter((item) => lettersOf(item) > 0).map(sizeOf));
  // White space between words is an item of no size.
  return textOf(items.filter((item) => lettersOf(item) === 0 || sizeOf(item) >= AS_LARGE * largest));
}

/** Whether most letters do not run from left to right on the page as it is shown. */
const isTurned = (items: readonly Item[], rotation: number): boolean =>
  share(items, ({ transform: [a = 1, b = 0] }) => {
    const angle = (Math.atan2(b, a) * 180) / Math.PI - rotation;
    return Math.abs(((((angle + 180) % 360) + 360) % 360) - 180) > 45;
  }) > 0.5;

/** Of all letters, the share of those in items that fulfil something. */
function share(items: readonly Item[], is: (item: Item) => boolean): number {
  const all = items.reduce((sum, item) => sum + lettersOf(item), 0);
  const some = items.reduce((sum, item) => sum + (is(item) ? lettersOf(item) : 0), 0);
  return all === 0 ? 0 : some / all;
}
