import type { Box, Element } from '../../writeup/slide.js';
import type { Drawing } from './document.js';

/** A4, upright, in points. */
export const PAPER = { width: 595.28, height: 841.89 } as const;

/**
 * Where a page's words and pictures lie: with the header within what a printer reaches of Letter, too, whether it lays the page in the
 * sheet's middle or at its top. So one size does for every country.
 */
export const COLUMN: Box = { x: 56, y: 72, width: PAPER.width - 2 * 56, height: PAPER.height - 72 - 68 };

/** The line at the head of each page. */
export const HEADER: Box = { x: COLUMN.x, y: 46, width: COLUMN.width, height: 12 };

/** What stands on a page, next in reading order. */
export type Item =
  | Element
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'drawing'; readonly box: Box; readonly drawing: Drawing; readonly alt: string };
