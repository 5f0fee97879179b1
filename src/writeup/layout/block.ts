import type { Cell } from '../figure.js';
import type { Element } from '../slide.js';

/** Pictures with their texts, laid out from a box's upper left corner on. */
export interface Block {
  readonly elements: Element[];
  /** In points. It is higher than its box where not even the smallest pictures fit. */
  readonly width: number;
  readonly height: number;
  /** Of its smallest hero, or of its smallest picture where there is none: the side of a square as large, in points. */
  readonly size: number;
}

/** Of a picture one point high, the side of a square as large. */
export const areaSide = ({ picture }: Cell): number => Math.sqrt(picture.width / picture.height);

/** A block somewhere else. */
export const moved = ({ elements, ...block }: Block, right: number, down: number): Block => ({
  ...block,
  elements: elements.map((each) => ({
    ...each,
    box: { ...each.box, x: each.box.x + right, y: each.box.y + down },
  })),
});
