import { clustersOf, type FontName, fontFor, fontOf, STAND_IN, type Style } from './fonts.js';
import type { Direction, Glyph } from './harfbuzz.js';
import { isRightToLeft } from './order.js';
import { remembered } from './remember.js';
import { type Language, scriptOf } from './scripts.js';

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
/** Spaces, punctuation and digits that follow a script's letter look as it does; brackets do not, whose partner may stand before one. */
const SHARED = /^[\p{P}\p{S}\p{Nd} ]$/u;
const FOLLOWS = /^[ .,:;!?%…·\u0964\u0965]$|^(?![0-9])\p{Nd}$/u;

/** A text divided by the fonts that have its characters; what none has becomes a stand-in. Marks beyond the thirtieth on a letter are left out. */
export const shaped = remembered((style: Style, text: string, language?: Language): readonly Shaped[] => {
  const parts: { text: string; font: FontName }[] = [];
  const clusters = clustersOf(text.replace(TOO_MANY, '$1'));
  // From right to left all that scripts share looks as their letters do: programs put a page's pieces of one font in their order.
  const rtl = clusters.find(isRightToLeft);
  const follows = rtl === undefined ? FOLLOWS : SHARED;
  /** Font of the script's letter before. */
  let own = rtl === undefined ? undefined : fontFor(style, rtl, language);
  const add = (cluster: string, font: FontName): void => {
    const last = parts.at(-1);
    if (last?.font === font) last.text += cluster;
    else parts.push({ text: cluster, font });
  };
  for (const cluster of clusters) {
    if (own && follows.test(cluster) && fontOf(own).has(cluster.codePointAt(0)!)) {
      add(cluster, own);
      continue;
    }
    const font = fontFor(style, cluster, language);
    if (rtl === undefined) own = font !== 'unifont' && scriptOf(cluster, language) ? font : undefined;
    if (font !== undefined) add(cluster, font);
    else {
      // One by one: a mark that nobody has should not take its letter along.
      for (const letter of cluster)
        add(fontFor(style, letter, language) ? letter : STAND_IN, fontFor(style, letter, language) ?? 'sans');
    }
  }
  return parts;
});

const glyphsOfWord = remembered(
  (name: FontName, direction: Direction, word: string, language?: Language): readonly Glyph[] =>
    fontOf(name).shaped(word, direction, language),
);

/** A text of one font and one direction as glyphs from left to right, each word shaped by itself. */
export function glyphsOf(
  name: FontName,
  direction: Direction,
  text: string,
  language?: Language,
): readonly Glyph[] {
  const words = text.match(/\s|\S+/g) ?? [];
  if (direction === 'rtl') words.reverse();
  return words.flatMap((word) => glyphsOfWord(name, direction, word, language));
}

/** Width of a text of one font in ems. */
export const widthOf = (
  text: string,
  name: FontName,
  language?: Language,
  direction: Direction = isRightToLeft(text) ? 'rtl' : 'ltr',
): number =>
  glyphsOf(name, direction, text, language).reduce((sum, { xAdvance }) => sum + xAdvance, 0) /
  fontOf(name).unitsPerEm;

/** Width of a text in any fonts, in ems. */
export const textWidth = remembered((style: Style, text: string, language?: Language): number =>
  shaped(style, text, language).reduce((sum, part) => sum + widthOf(part.text, part.font, language), 0),
);

/** Fonts of Han, kana and Hangul. */
const HAN_FONT = /^(chinese|japanese|korean|traditional|unifont)/;
const NONE: Reach = { ascent: 0, descent: 0 };
/** Latin, Greek and Cyrillic, and what all scripts share: what a line has room for in any case. */
const PLAIN = /^[\0-\u052f\u1e00-\u2bff]*$/;
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** How far the letters of a text reach above and below the baseline, in ems: of the scripts that have fonts of their own. */
export const reachOf = (style: Style, text: string, language?: Language): Reach =>
  isPlain(text) ? NONE : reach(style, text, language);

interface Reach {
  readonly ascent: number;
  readonly descent: number;
}

const reach = remembered((style: Style, text: string, language?: Language): Reach => {
  const fonts = shaped(style, text, language).filter((part) => scriptOf(part.text, language));
  // Han's fonts promise more than any of their letters take.
  const own = fonts.filter(({ font }) => !HAN_FONT.test(font)).map(({ font }) => fontOf(font));
  return {
    ascent: Math.max(0, ...own.map(({ ascent }) => ascent)),
    descent: Math.max(0, ...own.map(({ descent }) => descent)),
  };
});
