import type { Line, Segment } from '../text/line.js';

/** Pieces of a block that are one element of the structure; without a type they belong to the block itself. */
export interface Inline<Piece> {
  readonly type?: 'Formula' | 'Figure' | 'Link' | 'Code';
  /** What a formula was written as, or what a picture shows. */
  readonly alt?: string;
  readonly link?: string;
  readonly pieces: Piece[];
}

/** Other addresses are not opened from a document. */
const LINK = /^(https?:|mailto:)/i;

/** A block's pieces in reading order as elements: neighbours that are one link, or one piece of code, are one element. */
export function inlinesOf<Piece extends { readonly segment: Segment }>(
  pieces: readonly Piece[],
  kind: Line['kind'],
): Inline<Piece>[] {
  const found: Inline<Piece>[] = [];
  for (const piece of pieces) {
    const own = typeOf(piece.segment, kind);
    const last = found.at(-1);
    const joined = last && own.alt === undefined && last.type === own.type && last.link === own.link;
    if (joined) last.pieces.push(piece);
    else found.push({ ...own, pieces: [piece] });
  }
  return found;
}

function typeOf(segment: Segment, kind: Line['kind']): Omit<Inline<unknown>, 'pieces'> {
  if (segment.kind === 'math') return { type: 'Formula', alt: segment.tex };
  if (segment.kind === 'picture') return { type: 'Figure', alt: segment.alt };
  const { link, style } = segment;
  if (link !== undefined && LINK.test(link)) return { type: 'Link', link };
  return style === 'code' && kind !== 'code' ? { type: 'Code' } : {};
}
