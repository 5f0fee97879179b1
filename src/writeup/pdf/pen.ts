import { type FontName, fileOf, fontFor } from '../text/fonts.js';
import { type Segment, sourceOf } from '../text/line.js';
import { scriptOf } from '../text/scripts.js';
import { widthOf } from '../text/shape.js';
import { type EmbeddedFont, GlyphWriter, type Written } from './glyphs.js';

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
  readonly #fonts = new Map<FontName, { readonly font: EmbeddedFont; readonly writer: GlyphWriter }>();

  constructor(private readonly doc: PDFKit.PDFDocument) {}

  /** Draws a segment whose origin, on the baseline, is at a place of the page. */
  draw(segment: Segment, x: number, baseline: number, size: number, colours: Colours): void {
    const { doc } = this;
    if (segment.kind === 'text') {
      const { text, font, style, link, struck, width, language } = segment;
      doc.fillColor(link ? colours.link : style === 'code' ? colours.code : colours.colour);
      const script = scriptOf(text, language);
      if (script) doc.markContent('Span', { lang: script.language });
      this.#write(segment, font, x, baseline, size);
      if (script) doc.endMarkedContent();
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
    const stretch = width / natural;
    doc.save();
    doc.addContent('3 Tr');
    let at = x;
    for (const { text, font } of pieces) {
      this.#write({ text, rtl: false }, font, at, baseline, size, stretch);
      at += size * widthOf(text, font) * stretch;
    }
    doc.restore();
  }

  #write(
    written: Written,
    name: FontName,
    x: number,
    baseline: number,
    size: number,
    stretch?: number,
  ): void {
    const { doc } = this;
    const { font, writer } = this.#font(name);
    const { fonts, height } = doc.page as unknown as { fonts: Record<string, unknown>; height: number };
    fonts[font.id] ??= font.ref();
    doc.save();
    // Letters stand upright, where all else is measured from the page's top.
    doc.transform(1, 0, 0, -1, 0, height);
    const place = { x, y: height - baseline, size, ...(stretch !== undefined && { stretch }) };
    for (const each of ['BT', ...writer.operators(written, place), 'ET']) doc.addContent(each);
    doc.restore();
  }

  #font(name: FontName): { readonly font: EmbeddedFont; readonly writer: GlyphWriter } {
    let found = this.#fonts.get(name);
    if (found === undefined) {
      this.doc.registerFont(name, fileOf(name)).font(name);
      const font = (this.doc as unknown as { _font: EmbeddedFont })._font;
      found = { font, writer: new GlyphWriter(font, name) };
      this.#fonts.set(name, found);
    }
    return found;
  }
}
