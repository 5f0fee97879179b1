import type { Document, Piece } from './document.js';

/** How much of what others wrote is set on paper. Letters are UTF-16 code units. */
export const LIMITS = {
  /** Letters of one text, and of a title. */
  text: 2000,
  title: 120,
  /** Letters of a whole document; a cell without any counts, too. */
  document: 400_000,
  /** What the end of a line counts for, and any text at least. */
  line: 80,
  least: 4,
  /** Pixels of a picture: a larger one is left out, its words say so. */
  pixels: 2 ** 22,
} as const;

/** A document within the limits. What is cut off is counted on the spot. */
export function limited({ title, header, pieces }: Document): Document {
  let left: number = LIMITS.document;
  const cut = (text: string, most: number = LIMITS.text): string => {
    const end = endWithin(text, Math.min(most, left));
    left = Math.max(0, left - Math.max(LIMITS.least, costOf(text.slice(0, end))));
    return end === text.length ? text : `${text.slice(0, end)}… (${text.length - end} more letters)`;
  };
  return {
    title: cut(title, LIMITS.title),
    header: cut(header, LIMITS.title),
    pieces: pieces.map((piece) => within(piece, cut)),
  };
}

function within(piece: Piece, cut: (text: string, most?: number) => string): Piece {
  switch (piece.kind) {
    case 'title':
    case 'section':
    case 'heading':
      return { ...piece, text: cut(piece.text, LIMITS.title) };
    case 'text':
      return { ...piece, text: cut(piece.text) };
    case 'list':
      return { ...piece, items: piece.items.map((item) => cut(item)) };
    case 'table': {
      const rows = piece.rows.map((row) => row.map((cell) => cut(cell)));
      return { ...piece, rows };
    }
    case 'pictures':
      return {
        ...piece,
        pictures: piece.pictures.map((each) => ({ ...each, note: cut(each.note) })),
      };
    // Words of charts are short already.
    case 'drawing':
      return piece;
  }
}

const costOf = (text: string): number => text.length + LIMITS.line * (text.split('\n').length - 1);

/** How many letters of a text cost no more than `most`; no character is halved. */
function endWithin(text: string, most: number): number {
  if (text.length * (LIMITS.line + 1) <= most) return text.length;
  let cost = 0;
  let end = 0;
  while (end < text.length) {
    cost += text[end] === '\n' ? LIMITS.line + 1 : 1;
    if (cost > most) break;
    end++;
  }
  return end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end;
}
