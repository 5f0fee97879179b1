import type { Box, Element } from '../../writeup/slide.js';
import type { Drawing } from './document.js';

/** A4, upright, in points. What it holds stays within the margins that Letter has, too. */
export const PAPER = { width: 595.28, height: 841.89 } as const;

/** Where a page's words and pictures lie. */
export const COLUMN: Box = { x: 56, y: 72, width: PAPER.width - 2 * 56, height: PAPER.height - 72 - 64 };

/** The line at the head of each page. */
export const HEADER: Box = { x: COLUMN.x, y: 36, width: COLUMN.width, height: 12 };

/** What stands on a page, next in reading order. */
export type Item =
  | Element
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'drawing'; readonly box: Box; readonly drawing: Drawing; readonly alt: string };
