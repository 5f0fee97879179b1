import { expect } from 'chai';
import type { Item, Page, Place } from './drawn.js';

const PAGE = { width: 960, height: 540 } as const;
/** Of a letter's size: how far letters without strokes above or below reach. */
const [ASCENT, DESCENT] = [0.55, 0.02];
/** Points by which letters may touch. */
const TOUCH = 0.6;
/** A line is at most so thick; a bar leaves at most so much room beside its text. */
const [THICK, BESIDE] = [5, 40];

const isSeen = ({ text, width }: Item): boolean => text.trim() !== '' && width > 0;

/** Where the letters of a piece of text stand. */
const inkOf = ({ x, y, width, size }: Item): Place => ({
  x,
  y: y - DESCENT * size,
  width,
  height: (ASCENT + DESCENT) * size,
});

/** Whether the whole of a piece of text stands within a place that is not the page itself. */
export function contains(place: Place, item: Item): boolean {
  const ink = inkOf(item);
  return (
    place.height < PAGE.height / 2 &&
    place.x < ink.x &&
    place.y < ink.y &&
    place.x + place.width > ink.x + ink.width &&
    place.y + place.height > ink.y + ink.height
  );
}

/** Whether a shape is a vertical line at the left of a text, as high as it. */
export function isBar(shape: Place, item: Item): boolean {
  const ink = inkOf(item);
  const room = ink.x - (shape.x + shape.width);
  return (
    shape.width <= THICK &&
    room > 0 &&
    room < BESIDE &&
    shape.y <= ink.y &&
    shape.y + shape.height >= ink.y + ink.height
  );
}

/** Whether a shape is a line through a text, from its first letter to its last. */
export function strikes(shape: Place, { x, y, width, size }: Item): boolean {
  const middle = shape.y + shape.height / 2;
  const [left, right] = [Math.abs(shape.x - x), Math.abs(shape.x + shape.width - x - width)];
  return shape.height <= THICK && left < 2 && right < 2 && middle > y + 0.1 * size && middle < y + 0.6 * size;
}

/** Expects that no letter and no picture reaches beyond the page. */
export function expectInside({ items, pictures }: Page): void {
  for (const item of items.filter(isSeen)) expectWithin(inkOf(item), item.text);
  for (const picture of pictures) expectWithin(picture, 'a picture');
}

function expectWithin({ x, y, width, height }: Place, what: string): void {
  const [right, top] = [PAGE.width - x - width, PAGE.height - y - height];
  expect(Math.min(x, y, right, top), `room between the page's edge and ${what}`).to.be.at.least(0);
}

/** Expects that no text lies over another one or over a picture. */
export function expectApart({ items, pictures, unseen }: Page): void {
  const hidden = unseen.join('').replace(/\s/g, '');
  const isHidden = ({ text }: Item): boolean => hidden.includes(text.replace(/\s/g, ''));
  const seen = items.filter((item) => isSeen(item) && !isHidden(item));
  const places = [
    ...seen.map((item) => ({ ...inkOf(item), what: item.text })),
    ...pictures.map((picture) => ({ ...picture, what: 'a picture' })),
  ];
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      expect(across > TOUCH && down > TOUCH, `${a.what} lies over ${b.what}`).to.equal(false);
    }
  }
}
