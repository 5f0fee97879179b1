import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Line, Measure } from './lines.js';
import type { Style } from './markdown.js';

/** Widescreen 16:9, in points, and the grid that every page keeps to. */
export const PAGE = { width: 960, height: 540, margin: 48, top: 100, bottom: 488 } as const;
export const INNER = PAGE.width - 2 * PAGE.margin;

/** Colours that keep their order in grey print. */
export const INK = {
  text: '#1a1a1a',
  quiet: '#5a5a5a',
  line: '#c8c8c8',
  box: '#f2f2f2',
  alert: '#9a1b1b',
} as const;

const FONTS: Record<Style, string> = {
  regular: 'DejaVuSans',
  bold: 'DejaVuSans-Bold',
  italic: 'DejaVuSans-Oblique',
  code: 'DejaVuSansMono',
};

/** Characters that stand for one the font lacks. */
const STAND_IN = '□';

/** What fontkit tells about a font; pdfkit keeps it without a type. */
interface Glyphs {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** A PDF document with its fonts, and text measured in them. Equal contents give equal bytes. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly #widths = new Map<string, number>();
  readonly #structure: PDFKit.PDFStructureElement;

  constructor(title: string, author: string) {
    this.doc = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: 'en',
      info: {
        Title: title,
        Author: author,
        Creator: 'gradelens',
        Producer: 'gradelens',
        CreationDate: new Date(0),
      },
    });
    const require = createRequire(import.meta.url);
    for (const [style, file] of Object.entries(FONTS)) {
      this.doc.registerFont(style, require.resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`));
    }
    this.#structure = this.doc.struct('Document');
    this.doc.addStructure(this.#structure);
  }

  /** Adds tagged content in reading order. */
  tag(type: string, draw: () => void, alt?: string): void {
    this.#structure.add(this.doc.struct(type, alt === undefined ? {} : { alt }, [draw]));
  }

  /** Draws what a screen reader should leave out: lines, boxes, page numbers. */
  decorate(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** Width of a text in points; letters are kept, since long words are measured letter by letter. */
  readonly measure: Measure = (text, style, size) => {
    const key = `${style} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.doc.font(style).fontSize(100).widthOfString(text) / 100;
      this.#widths.set(key, width);
    }
    return width * size;
  };

  /** Text without the characters that the font lacks, and those characters. */
  printable(text: string): { text: string; missing: string[] } {
    this.doc.font('regular');
    const { font } = (this.doc as unknown as Glyphs)._font;
    const missing = new Set<string>();
    const shown = text.replace(/[^\n\t]/gu, (letter) => {
      if (font.hasGlyphForCodePoint(letter.codePointAt(0)!)) return letter;
      missing.add(letter);
      return STAND_IN;
    });
    return { text: shown, missing: [...missing] };
  }

  /** Draws lines from a place downwards, a tagged paragraph for each block. */
  lines(lines: readonly Line[], x: number, y: number, size: number): void {
    let top = y;
    const placed = lines.map((line) => {
      const at = top + line.gap;
      top = at + line.height;
      return { ...line, at };
    });
    for (const block of new Set(lines.map((line) => line.block))) {
      this.tag('P', () => {
        for (const { segments, at, block: own } of placed) {
          if (own !== block) continue;
          for (const { text, style, x: offset } of segments) {
            this.doc
              .fillColor(style === 'code' ? '#1f4e79' : INK.text)
              .font(style)
              .fontSize(size);
            this.doc.text(text, x + offset, at, { lineBreak: false });
          }
        }
      });
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
}
