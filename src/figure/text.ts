import { createRequire } from 'node:module';
import { fontFile } from '../font-files.js';

/** How letters look: size in pixels of an em, any SVG colour. */
export interface Type {
  readonly size: number;
  readonly face: 'regular' | 'bold';
  readonly colour: string;
}

const FILES = { regular: 'condensed', bold: 'condensed-bold' } as const;

/** The part of fontkit that is used here; it comes without types. Lengths in font units, y upwards. */
interface Outline {
  scale(x: number, y: number): Outline;
  translate(x: number, y: number): Outline;
  toSVG(): string;
}
interface Font {
  readonly unitsPerEm: number;
  layout(text: string): {
    readonly advanceWidth: number;
    readonly glyphs: readonly { readonly path: Outline }[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
}

const require = createRequire(import.meta.url);
const fonts = new Map<Type['face'], Font>();

function fontOf(face: Type['face']): Font {
  let font = fonts.get(face);
  if (font === undefined) {
    const { openSync } = require('fontkit') as { openSync(file: string): Font };
    font = openSync(fontFile(FILES[face])!);
    fonts.set(face, font);
  }
  return font;
}

/** Width of a text in pixels. */
export function widthOf(text: string, { size, face }: Type): number {
  const font = fontOf(face);
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm;
}

/**
 * A text as an SVG path that starts at `x` on the baseline `y`, in DejaVu Sans Condensed. Outlines instead of letters:
 * the picture is the same on a machine with other fonts or none, and no text can break the markup.
 */
export function outlined(text: string, x: number, y: number, { size, face, colour }: Type): string {
  const font = fontOf(face);
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  let pen = 0;
  const paths = glyphs.map(({ path }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const at = pen + xOffset;
    pen += xAdvance;
    return path
      .scale(scale, -scale)
      .translate(x + at * scale, y - yOffset * scale)
      .toSVG();
  });
  return `<path fill="${colour}" d="${paths.join('')}"/>`;
}
