import { clustersOf, type FontName, fontFor, fontOf, type GlyphRun, STAND_IN, type Style } from './fonts.js';

import { remembered } from './remember.js';

/** Neighbouring characters of one font. */
interface Shaped {
  readonly text: string;
  readonly font: FontName;
}

/**
 * Marks on one letter; no language needs more (Unicode Standard Annex 15, stream-safe text). Fonts place each beside all before it,
 * so a hundred thousand of them would take minutes.
 */
const MARKS = 30;
const TOO_MANY = new RegExp(`(\\p{M}{${MARKS}})\\p{M}+`, 'gu');

/** A text divided by the fonts that have its characters; what none has becomes a stand-in. Marks beyond the thirtieth on a letter are left out. */
export const shaped = remembered((style: Style, text: string): readonly Shaped[] => {
  const parts: { text: string; font: FontName }[] = [];
  const add = (cluster: string, font: FontName): void => {
    const last = parts.at(-1);
    if (last?.font === font) last.text += cluster;
    else parts.push({ text: cluster, font });
  };
  for (const cluster of clustersOf(text.replace(TOO_MANY, '$1'))) {
    const font = fontFor(style, cluster);
    if (font !== undefined) add(cluster, font);
    else {
      // One by one: a mark that nobody has should not take its letter along.
      for (const letter of cluster)
        add(fontFor(style, letter) ? letter : STAND_IN, fontFor(style, letter) ?? 'sans');
    }
  }
  return parts;
});

/** A text of one font as glyphs, from left to right. */
export const glyphsOf = remembered(
  (name: FontName, direction: 'ltr' | 'rtl', text: string): GlyphRun =>
    fontOf(name).layout(text, undefined, undefined, undefined, direction),
);

/** Width of a text of one font in ems. */
export const widthOf = (text: string, name: FontName): number =>
  glyphsOf(name, 'ltr', text).advanceWidth / fontOf(name).unitsPerEm;

/** Width of a text in any fonts, in ems. */
export const textWidth = remembered((style: Style, text: string): number =>
  shaped(style, text).reduce((sum, part) => sum + widthOf(part.text, part.font), 0),
);
