import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { boldOf, type FontName, fontFile } from '../../font-files.js';
import { ShapingFont } from './harfbuzz.js';
import { remembered } from './remember.js';
import { type Language, languageOf, packageFor, scriptOf } from './scripts.js';
import { unpacked } from './woff.js';

const require = createRequire(import.meta.url);
/** How a piece of text looks. */
export type Style = 'regular' | 'bold' | 'italic' | 'code';

/** Fonts to try first for each style, in order, after those of a character's own script. */
const FIRST: Record<Style, readonly FontName[]> = {
  regular: ['sans'],
  bold: ['sans-bold', 'sans'],
  italic: ['sans-italic', 'sans'],
  code: ['mono', 'sans'],
};
/** What is tried then. The last one has nearly all of the Basic Multilingual Plane, as plain bitmaps. */
const LAST: readonly FontName[] = [
  ...(['devanagari', 'chinese', 'japanese', 'traditional', 'korean'] as const),
  ...(['emoji', 'unifont'] as const),
];

/** The part of fontkit's font that is used here; it comes without types. */
interface Outlines {
  readonly unitsPerEm: number;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number; readonly path: { toSVG(): string } };
}

/** Stands for a character that no font has. */
export const STAND_IN = '\u25a1';

/**
 * Has no look of its own: joiners, variation selectors, tags of flags, which change their neighbours, and controls and halves
 * of characters, which are not printed at all.
 */
const INVISIBLE =
  /^(?:[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]|\p{Variation_Selector}|\p{Cc}|\p{Cs}|[\u{e0020}-\u{e007f}])$/u;
const PICTOGRAPH = /\p{Emoji_Presentation}|\ufe0f/u;

export type { FontName } from '../../font-files.js';

const files = new Map<FontName, Buffer>();

/** A font's file, read when it is first needed: some have megabytes. */
export function fileOf(name: FontName): Buffer {
  let file = files.get(name);
  if (file === undefined) {
    const path = fontFile(name)!;
    const bytes = readFileSync(path);
    file = path.endsWith('.woff') ? unpacked(bytes) : bytes;
    files.set(name, file);
  }
  return file;
}

const opened = new Map<FontName, ShapingFont>();

/** A font, opened when it is first needed. */
export function fontOf(name: FontName): ShapingFont {
  let font = opened.get(name);
  if (font === undefined) {
    font = new ShapingFont(fileOf(name));
    opened.set(name, font);
  }
  return font;
}

const outlined = new Map<FontName, Outlines>();

/** A font's outlines, for letters that are drawn as such. */
export function outlinesOf(name: FontName): Outlines {
  let font = outlined.get(name);
  if (font === undefined) {
    const { create } = require('fontkit') as { create(file: Buffer): Outlines };
    font = create(fileOf(name));
    outlined.set(name, font);
  }
  return font;
}

/** The first font of a style that has all of a grapheme cluster, or `undefined`. Pictographs prefer the emoji's. */
export const fontFor = remembered(
  (style: Style, cluster: string, language?: Language): FontName | undefined => {
    const own = scriptOf(cluster, language)?.font;
    const chain: readonly FontName[] = [
      ...(PICTOGRAPH.test(cluster) ? (['emoji'] as const) : []),
      ...(own ? withBold(own, style) : []),
      ...FIRST[style],
      ...LAST.flatMap((name) => withBold(name, style)),
    ];
    // What is written as a letter and its parts may be one glyph.
    const spellings = [...new Set([cluster, cluster.normalize('NFC')])].map((text) =>
      [...text].filter((letter) => !INVISIBLE.test(letter)),
    );
    return chain.find((name) => spellings.some((letters) => hasAll(name, letters)));
  },
);

/** A font, after its bold face where that is wanted. */
function withBold(name: FontName, style: Style): FontName[] {
  const bold = style === 'bold' ? boldOf(name) : undefined;
  return bold ? [bold, name] : [name];
}

const hasAll = (name: FontName, letters: readonly string[]): boolean =>
  fontFile(name) !== undefined && letters.every((letter) => fontOf(name).has(letter.codePointAt(0)!));

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Code units that are segmented at a time: a segmenter copies its whole text for each cluster. Longer clusters are cut. */
const WINDOW = 128;

/** A text's grapheme clusters: what a reader takes for single characters. */
export function clustersOf(text: string): string[] {
  // Plain ASCII, which is most of it, and single characters have no cluster of two; a segmenter takes its time.
  if (text.length < 2 || /^[\x20-\x7e]*$/.test(text)) return [...text];
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const half = /[\ud800-\udbff]/.test(text[at + WINDOW - 1] ?? '') ? 1 : 0;
    const window = text.slice(at, at + WINDOW - half);
    const parts = Array.from(clusters.segment(window), ({ segment }) => segment);
    // The last one may go on in the next window.
    if (parts.length > 1 && at + window.length < text.length) parts.pop();
    for (const part of parts) {
      found.push(part);
      at += part.length;
    }
  }
  return found;
}

/** The distinct characters of a text that no font has. */
export function missingGlyphs(text: string): string[] {
  const missing = new Set<string>();
  for (const cluster of new Set(clustersOf(text.replace(/\s/g, '')))) {
    if (fontFor('regular', cluster) !== undefined) continue;
    for (const letter of cluster) {
      if (!INVISIBLE.test(letter) && fontFor('regular', letter) === undefined) missing.add(letter);
    }
  }
  return [...missing];
}

/** Scripts that no font here is for, by Unicode's names. */
const OTHERS = ['Canadian_Aboriginal', 'Cherokee', 'Mongolian', 'Syriac', 'Thaana', 'Yi'].map((name) => ({
  name,
  letter: new RegExp(`\\p{Script=${name}}`, 'u'),
}));

/** A script that only the bitmap font has, which is drawn with edges. */
export interface Coarse {
  readonly name: string;
  /** Brings a font for it, where there is one. */
  readonly package?: string;
}

/** The scripts of a text that only the bitmap font has: three at most. */
export function coarseScripts(text: string): Coarse[] {
  const found = new Map<string, Coarse>();
  for (const cluster of new Set(clustersOf(text.replace(/\s/g, '')))) {
    if (fontFor('regular', cluster) !== 'unifont') continue;
    const script = scriptOf(cluster);
    // With its font there, it only lacks this character.
    const missing = script && fontFile(script.font) === undefined ? { package: packageFor(script) } : {};
    const other = OTHERS.find(({ letter }) => letter.test(cluster))?.name.replace('_', ' ');
    const name = script?.name ?? other ?? `${cluster} and others`;
    if (!found.has(name)) found.set(name, { name, ...missing });
    if (found.size >= 3) break;
  }
  return [...found.values()];
}

/** Languages whose ideographs have other forms than Chinese ones. */
const FORMS = { ja: 'Japanese', 'zh-TW': 'traditional Chinese' } as const;
const HAN = /\p{Script=Han}/u;

/** The languages of paragraphs whose ideographs are drawn in Chinese forms, since their own font is not there: with its package. */
export function foreignForms(paragraphs: readonly string[]): Required<Coarse>[] {
  const found = new Map<string, Required<Coarse>>();
  for (const text of paragraphs) {
    const language = languageOf(text);
    const [ideograph] = HAN.exec(text) ?? [];
    if (ideograph === undefined || (language !== 'ja' && language !== 'zh-TW')) continue;
    const script = scriptOf(ideograph, language)!;
    if (fontFile(script.font) !== undefined) continue;
    found.set(language, { name: FORMS[language], package: packageFor(script) });
  }
  return [...found.values()];
}
