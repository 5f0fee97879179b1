import type { Element, Tone } from '../../writeup/slide.js';
import type { Part } from '../../writeup/structure.js';
import { textBlocks } from '../../writeup/text/blocks.js';
import type { Style } from '../../writeup/text/fonts.js';
import { type Block, type Line, textOf } from '../../writeup/text/line.js';
import { linesOf } from '../../writeup/text/lines.js';
import type { Document, Look, Piece } from './document.js';
import { drawingChunk, picturesChunk } from './figures.js';
import { COLUMN, type Item } from './page.js';

type Text = Element & { readonly kind: 'text' };

/** A part of a document with its size known and its place still open; lengths in points. */
export type Chunk = {
  /** Room above it, but at the head of a page. */
  readonly gap: number;
  /** Whether what follows begins on the same page. */
  readonly kept: boolean;
} & (
  | {
      /** Lines, which may go on on the next page. */
      readonly lines: readonly Line[];
      readonly role: Text['role'];
      readonly tone: Tone;
      /** Lines that are shown again at the head of each page it goes on on. */
      readonly head: readonly Line[];
      /** A bookmark to its beginning. */
      readonly section?: string;
    }
  /** What stays on one page, from `y` on. */
  | { readonly height: number; items(y: number): Item[] }
);

/** How words of a document look. */
interface Type {
  readonly size: number;
  readonly face: Style;
  readonly role: Text['role'];
  readonly tone: Tone;
  readonly gap: number;
}

const HEADINGS: Readonly<Record<'title' | 'section' | 'heading', Type>> = {
  title: { size: 20, face: 'bold', role: 'H1', tone: 'text', gap: 0 },
  section: { size: 13, face: 'bold', role: 'H2', tone: 'text', gap: 20 },
  heading: { size: 10, face: 'bold', role: 'H3', tone: 'text', gap: 12 },
};
const LOOKS: Readonly<Record<Look, Type>> = {
  lead: { size: 13, face: 'regular', role: 'P', tone: 'text', gap: 4 },
  body: { size: 9.5, face: 'regular', role: 'P', tone: 'text', gap: 4 },
  quiet: { size: 8.5, face: 'regular', role: 'P', tone: 'quiet', gap: 4 },
  alert: { size: 9.5, face: 'bold', role: 'P', tone: 'alert', gap: 4 },
};
const TABLE = { size: 8.5, gap: 3 } as const;
const CAPTION: Type = { size: 9.5, face: 'bold', role: 'P', tone: 'text', gap: 12 };

/** A document's pieces, measured. */
export const chunksOf = ({ pieces }: Document): Chunk[] =>
  pieces.flatMap((piece, i) => {
    const chunks = chunksOfPiece(piece);
    return leads(pieces, i) ? chunks.map((chunk) => ({ ...chunk, kept: true })) : chunks;
  });

/** What is said of pictures stands above them. */
function leads(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1]?.kind;
  if (pieces[at]!.kind !== 'text') return false;
  return next === 'drawing' || next === 'pictures' || (next === 'text' && leads(pieces, at + 1));
}

function chunksOfPiece(piece: Piece): Chunk[] {
  switch (piece.kind) {
    case 'title':
    case 'section':
    case 'heading':
      return [{ ...words(piece.text, HEADINGS[piece.kind]), kept: true, ...sectionOf(piece) }];
    case 'text':
      return piece.text === '' ? [] : [words(piece.text, LOOKS[piece.look])];
    case 'list':
      return piece.items.length === 0 ? [] : [listChunk(piece.items)];
    case 'table':
      return [{ ...words(piece.caption, CAPTION), kept: true }, tableChunk(piece)];
    case 'pictures':
      return picturesChunk(piece.pictures);
    case 'drawing':
      return [drawingChunk(piece.drawing, piece.alt)];
  }
}

const sectionOf = ({ kind, text }: Extract<Piece, { text: string }>): { section?: string } =>
  kind === 'title' || kind === 'section' ? { section: text } : {};

function words(
  text: string,
  { size, face, role, tone, gap }: Type,
): Chunk & { readonly lines: readonly Line[] } {
  const lines = linesOf(textBlocks(text, face), { width: COLUMN.width, size });
  return { lines, role, tone, gap, head: [], kept: false };
}

function listChunk(items: readonly string[]): Chunk {
  const list: Part = { role: 'L', numbering: 'Disc' };
  const blocks = items.flatMap((item): Block[] =>
    textBlocks(item).map((block) => ({
      ...block,
      kind: 'item',
      mark: '•',
      within: [list, { role: 'LI' }, { role: 'LBody' }],
    })),
  );
  const { size, role, tone, gap } = LOOKS.quiet;
  return { lines: linesOf(blocks, { width: COLUMN.width, size }), role, tone, gap, head: [], kept: false };
}

function tableChunk({ head, rows, numbers }: Extract<Piece, { kind: 'table' }>): Chunk {
  // One without letters is a cell of its row, too: the empty list of runs says so.
  const cell = (text: string, face: Style) =>
    textBlocks(text, face).flatMap(({ runs }) => runs.filter((run) => /\S/.test(textOf(run))));
  const table = {
    align: head.map((_, i) => (numbers.includes(i) ? ('right' as const) : ('left' as const))),
    rows: [
      head.map((text) => cell(text, 'bold')),
      ...rows.map((row) => row.map((text) => cell(text, 'regular'))),
    ],
  };
  const { size, gap } = TABLE;
  const lines = linesOf([{ kind: 'table', runs: [], within: [], table }], { width: COLUMN.width, size });
  const own = lines.filter(({ row }) => row?.index === 0);
  return { lines, role: 'P', tone: 'text', gap, head: own, kept: false };
}
