import PDFDocument from 'pdfkit';
import { type Box, PAGE } from '../slide.js';
import { type FontName, fileOf } from '../text/fonts.js';
import { type Line, type Segment, sourceOf } from '../text/line.js';
import { widthOf } from '../text/shape.js';
import { type EmbeddedFont, exactText } from './exact-text.js';

/** How lines are drawn: colours in CSS's notation. */
export interface Ink {
  readonly role: string;
  readonly colour: string;
  readonly code: string;
  readonly link: string;
  readonly align: 'left' | 'center' | 'right';
}

const LINK = /^(https?:|mailto:)/i;

/** A tagged PDF with embedded fonts whose text reads back as it was written. Equal contents give equal bytes. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly #structure: PDFKit.PDFStructureElement;
  readonly #fonts = new Set<FontName>();
  #rtl = false;

  constructor({ title, author }: { readonly title: string; readonly author: string }) {
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: 'en',
      // No date: equal slides are to be equal files.
      info: {
        Title: title,
        Author: author,
        Creator: 'gradelens',
        Producer: 'gradelens',
        CreationDate: new Date(0),
      },
    });
    this.#structure = this.doc.struct('Document');
    this.doc.addStructure(this.#structure);
  }

  /** Adds an empty page, with a bookmark. */
  page(title: string): void {
    this.doc.addPage();
    this.doc.outline.addItem(title);
  }

  /** Adds tagged content in reading order. */
  tag(type: string, draw: () => void, options: { readonly alt?: string } = {}): void {
    this.#structure.add(this.doc.struct(type, { ...options }, [draw]));
  }

  /** Draws what a screen reader should leave out: lines and boxes. */
  decorate(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws lines from a box's top downwards, a tagged element for each block. */
  lines(lines: readonly Line[], box: Box, ink: Ink): void {
    let top = box.y;
    const placed = lines.map((line, i) => {
      const at = top + (i === 0 ? 0 : line.gap);
      top = at + line.height;
      return { line, baseline: at + line.baseline };
    });
    for (const block of new Set(lines.map((line) => line.block))) {
      const parts: (PDFKit.PDFStructureElement | (() => void))[] = [];
      for (const { line, baseline } of placed) {
        if (line.block !== block) continue;
        const x = box.x + shift(line, box.width, ink.align);
        for (const segment of line.segments) {
          const draw = () => this.#segment(segment, x, baseline, line.size, ink);
          if (segment.kind === 'text') parts.push(draw);
          else parts.push(this.doc.struct('Formula', { alt: segment.tex }, [draw]));
        }
      }
      this.#structure.add(this.doc.struct(ink.role, {}, parts));
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

  #segment(segment: Segment, left: number, baseline: number, size: number, ink: Ink): void {
    const { doc } = this;
    const x = left + segment.x;
    if (segment.kind === 'text') {
      const { text, font, style, rtl, link, width } = segment;
      this.#font(font, size, rtl);
      doc.fillColor(link ? ink.link : style === 'code' ? ink.code : ink.colour);
      doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      if (link && LINK.test(link)) doc.link(x, baseline - size, width, 1.3 * size, link);
      return;
    }
    const { path, width } = segment;
    doc.save().translate(x, baseline).path(path).fill(ink.colour).restore();
    // What it was written as, unseen, for whoever searches, copies or reads the text.
    const source = sourceOf(segment);
    this.#font('sans', size, false);
    const horizontalScaling = (100 * width) / (size * widthOf(source, 'sans'));
    doc.save();
    doc.addContent('3 Tr');
    const options = { lineBreak: false, baseline: 'alphabetic', horizontalScaling } as const;
    doc.text(source, x, baseline, options);
    doc.restore();
  }

  #font(name: FontName, size: number, rtl: boolean): void {
    this.#rtl = rtl;
    if (!this.#fonts.has(name)) this.doc.registerFont(name, fileOf(name));
    this.doc.font(name).fontSize(size);
    if (this.#fonts.has(name)) return;
    this.#fonts.add(name);
    exactText((this.doc as unknown as { _font: EmbeddedFont })._font, name, () => this.#rtl);
  }
}

/** How far a line that is not full lies from its box's left edge. */
function shift({ segments, rtl }: Line, width: number, align: Ink['align']): number {
  const end = Math.max(0, ...segments.map((segment) => segment.x + segment.width));
  if (align === 'left' || rtl) return 0;
  return align === 'right' ? width - end : (width - end) / 2;
}
