import PDFDocument from 'pdfkit';
import { PALETTE } from '../palette.js';
import { type Box, type Element, PAGE } from '../slide.js';
import type { Part } from '../structure.js';
import { backdropsOf } from '../text/backdrops.js';
import type { Line, Segment } from '../text/line.js';
import { inlinesOf } from './inline.js';
import { type Colours, Pen } from './pen.js';
import { Structure } from './structure.js';
import { xmpOf } from './xmp.js';

/** How lines are drawn. */
export interface Ink extends Colours, Pick<Extract<Element, { kind: 'text' }>, 'role' | 'align'> {}

/** A piece of a line, and where it lies. */
interface Piece {
  readonly segment: Segment;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
}

/**
 * A tagged PDF with embedded fonts whose text reads back as it was written: PDF/UA-1 for who cannot see it, PDF/A-2a for who
 * keeps it. Equal contents give equal bytes.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly #structure: Structure;
  readonly #pen: Pen;
  #section: Part = { role: 'Sect' };

  /** `size`: of its pages, in points; default: a slide's. */
  constructor({
    title,
    author,
    size = PAGE,
  }: {
    readonly title: string;
    readonly author: string;
    readonly size?: Pick<Box, 'width' | 'height'>;
  }) {
    // No date: equal slides are to be equal files.
    const info = {
      Title: title,
      Author: author,
      Creator: 'gradelens',
      Producer: 'gradelens',
      CreationDate: new Date(0),
    };
    this.doc = new PDFDocument({
      size: [size.width, size.height],
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: 'en',
      // Brings the colours that its numbers mean.
      subset: 'PDF/A-2a',
      info,
    });
    describe(this.doc, xmpOf(info));
    this.#structure = new Structure(this.doc);
    this.#pen = new Pen(this.doc);
  }

  /** Adds an empty page; what is drawn on it goes on with the section. */
  page(): void {
    this.doc.addPage();
  }

  /** Begins a section of the document, with a bookmark to the page. */
  section(title: string): void {
    this.doc.outline.addItem(title);
    this.#section = { role: 'Sect' };
  }

  /** Draws a picture, next in reading order. */
  figure(draw: (pen: Pen) => void, alt: string, within: readonly Part[] = []): void {
    this.#structure.within([this.#section, ...within]);
    this.#structure
      .add('Figure', { alt })
      .add(() => draw(this.#pen))
      .end();
  }

  /** Draws what a screen reader should leave out: lines and boxes, and what stands on every page. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws lines from a box's top downwards, an element of the structure for each block. */
  lines(lines: readonly Line[], box: Box, ink: Ink, within: readonly Part[] = []): void {
    let top = box.y;
    const placed = lines.map((line, i) => {
      const at = top + (i === 0 ? 0 : line.gap);
      top = at + line.height;
      const left = box.x + shift(line, box.width, ink.align);
      const pieces = line.segments.map((segment): Piece => {
        const baseline = at + line.baseline + (segment.dy ?? 0);
        return {
          segment,
          x: left + segment.x,
          baseline,
          size: segment.kind === 'text' ? segment.size : line.size,
        };
      });
      return { line, pieces };
    });
    for (const { x, y, width, height, tone } of backdropsOf(lines, box))
      this.decorate(() => void this.doc.rect(x, y, width, height).fill(`#${PALETTE[tone]}`));
    if (ink.role === 'Artifact') {
      const all = placed.flatMap(({ pieces }) => pieces);
      this.decorate(() => all.forEach((piece) => void this.#draw(piece, ink)), 'Pagination');
      return;
    }
    // A list that ended with the text before does not go on in this one.
    this.#structure.within([this.#section, ...within]);
    for (const block of new Set(lines.map((line) => line.block))) {
      const own = placed.filter(({ line }) => line.block === block);
      const pieces = own.flatMap((each) => each.pieces);
      if (own[0]!.line.kind === 'table') this.#cells(pieces, ink, within);
      else this.#block(own[0]!.line, pieces, ink, within);
    }
  }

  /** Ends the document: its bytes. */
  async bytes(): Promise<Buffer> {
    this.#structure.end();
    const chunks: Buffer[] = [];
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      this.doc.on('end', () => resolve()).on('error', reject);
    });
    this.doc.end();
    await ended;
    return Buffer.concat(chunks);
  }

  #block({ mark, kind, within: inner = [] }: Line, pieces: Piece[], ink: Ink, outer: readonly Part[]): void {
    const structure = this.#structure;
    const path = [this.#section, ...outer, ...inner];
    if (mark !== undefined) {
      const of = path.findLastIndex(({ role }) => role === 'LI' || role === 'Note');
      structure.within(of === -1 ? path : path.slice(0, of + 1));
      const label = pieces.shift()!;
      structure
        .add('Lbl')
        .add(() => this.#draw(label, ink))
        .end();
    }
    structure.within(path);
    if (pieces.length > 0) this.#content(kind, pieces, ink);
  }

  /** A table's cells, each within its own row. */
  #cells(pieces: readonly Piece[], ink: Ink, outer: readonly Part[]): void {
    for (const within of new Set(pieces.map(({ segment }) => segment.within ?? []))) {
      this.#structure.within([this.#section, ...outer, ...within]);
      this.#content(
        'table',
        pieces.filter(({ segment }) => segment.within === within),
        ink,
      );
    }
  }

  #content(kind: Line['kind'], pieces: readonly Piece[], ink: Ink): void {
    const block = this.#structure.add(kind === 'heading' && ink.role === 'P' ? 'H2' : ink.role);
    const into = kind === 'code' ? this.doc.struct('Code') : block;
    if (into !== block) block.add(into);
    for (const { type, alt, link, pieces: own } of inlinesOf(pieces, kind)) {
      const element = type === undefined ? into : this.doc.struct(type, alt === undefined ? {} : { alt });
      if (element !== into) into.add(element);
      for (const piece of own) {
        element.add(() => this.#draw(piece, ink));
        if (link !== undefined) this.#link(piece, link, element);
      }
    }
    block.end();
  }

  /** What a click on a piece of a link leads to. */
  #link({ segment, x, baseline, size }: Piece, to: string, element: PDFKit.PDFStructureElement): void {
    const options = { structParent: element, Contents: new String(to) };
    this.doc.link(x, baseline - size, segment.width, 1.3 * size, to, options as object);
  }

  #draw({ segment, x, baseline, size }: Piece, ink: Ink): void {
    this.#pen.draw(segment, x, baseline, size, ink);
  }
}

/** Replaces pdfkit's own metadata, which hold names as they are, ill-formed by an ampersand, and are of one standard at a time. */
function describe(doc: PDFKit.PDFDocument, xmp: string): void {
  const root = (doc as unknown as { readonly _root: { readonly data: Record<string, unknown> } })._root;
  const endMetadata = (): void => {
    const metadata = doc.ref({ Type: 'Metadata', Subtype: 'XML' });
    metadata.compress = false;
    metadata.end(Buffer.from(xmp));
    root.data.Metadata = metadata;
  };
  Object.assign(doc, { endMetadata });
}

/** How far a line that is not full lies from its box's left edge. */
function shift({ segments, rtl }: Line, width: number, align: Ink['align']): number {
  const end = Math.max(0, ...segments.map((segment) => segment.x + segment.width));
  if (align === 'left' || rtl) return 0;
  return align === 'right' ? width - end : (width - end) / 2;
}
