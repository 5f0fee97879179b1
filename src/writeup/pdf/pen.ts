import { type FontName, fileOf, fontFor } from '../text/fonts.js';
import { type Segment, sourceOf } from '../text/line.js';
import { widthOf } from '../text/shape.js';
import { type EmbeddedFont, exactText } from './exact-text.js';

/** Colours in CSS's notation. */
export interface Colours {
  readonly colour: string;
  readonly code: string;
  readonly link: string;
}

/** How high the line through struck words lies, and its thickness, in ems. */
const [STRIKE, THICK] = [0.3, 0.07];

/** A formula's source in pieces, each in a font that has its letters: no glyph may stand for a letter that is missing (ISO 14289-1, 7.21.8). */
function inFonts(source: string): { text: string; font: FontName }[] {
  const pieces: { text: string; font: FontName }[] = [];
  for (const letter of source) {
    const plain = fontFor('regular', letter) === undefined ? letter.normalize('NFKC') : letter;
    const font = fontFor('regular', plain);
    const last = pieces.at(-1);
    if (font === undefined) continue;
    if (last?.font === font) last.text += plain;
    else pieces.push({ text: plain, font });
  }
  return pieces;
}

/** Writes text that reads back as it was, in fonts that are embedded. */
export class Pen {
  readonly #fonts = new Set<FontName>();
  #rtl = false;

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** Draws a segment whose origin, on the baseline, is at a place of the page. */
  draw(segment: Segment, x: number, baseline: number, size: number, colours: Colours): void {
    const { doc } = this;
    if (segment.kind === 'text') {
      const { text, font, style, rtl, link, struck, width } = segment;
      this.#font(font, size, rtl);
      doc.fillColor(link ? colours.link : style === 'code' ? colours.code : colours.colour);
      doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      if (struck) doc.rect(x, baseline - STRIKE * size, width, THICK * size).fill();
      return;
    }
    const { width } = segment;
    if (segment.kind === 'picture') {
      const { picture, height } = segment;
      doc.image(picture.data, x, baseline - height, { width, height });
      return;
    }
    for (const { path, colour = colours.colour } of segment.paths)
      doc.save().translate(x, baseline).path(path).fill(colour).restore();
    // What it was written as, unseen, for whoever searches, copies or reads the text.
    const pieces = inFonts(sourceOf(segment));
    const natural = pieces.reduce((sum, { text, font }) => sum + size * widthOf(text, font), 0);
    const options = {
      lineBreak: false,
      baseline: 'alphabetic',
      horizontalScaling: (100 * width) / natural,
    } as const;
    doc.save();
    doc.addContent('3 Tr');
    let at = x;
    for (const { text, font } of pieces) {
      this.#font(font, size, false);
      doc.text(text, at, baseline, options);
      at += (size * widthOf(text, font) * width) / natural;
    }
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
