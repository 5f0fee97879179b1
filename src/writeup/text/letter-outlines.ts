import { fontFor, outlinesOf } from './fonts.js';
import type { Node } from './mathjax.js';
import { transformed } from './svg-path.js';

/** Widths that MathJax takes for letters which its own fonts lack, in ems. */
const WIDTHS = { wide: 1, other: 0.6 } as const;
const WIDE =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u;

/**
 * Letters of a formula that its own fonts lack (`\text{für}`), in the text's fonts: outlines, y downwards.
 *
 * @throws {Error} for a letter that no font has
 */
export function letterOutlines(node: Node): string[] {
  const size = Number.parseFloat(node.attributes?.['font-size'] ?? '1000');
  const paths: string[] = [];
  let x = 0;
  for (const letter of (node.children ?? []).map(({ value = '' }) => value).join('')) {
    const name = fontFor('regular', letter);
    if (name === undefined) throw new Error(`it has the character ${letter}, which no font has`);
    const font = outlinesOf(name);
    const glyph = font.glyphForCodePoint(letter.codePointAt(0)!);
    const room = (WIDE.test(letter) ? WIDTHS.wide : WIDTHS.other) * size;
    const scale = size / font.unitsPerEm;
    const own = glyph.advanceWidth * scale;
    // What is wider than its room would lie on its neighbour.
    const sx = own > room ? (scale * room) / own : scale;
    paths.push(
      transformed(glyph.path.toSVG(), {
        sx,
        sy: -scale,
        tx: x + (room - sx * glyph.advanceWidth) / 2,
        ty: 0,
      }),
    );
    x += room;
  }
  return paths;
}
