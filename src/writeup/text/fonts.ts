import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FontName, fontFile } from '../../font-files.js';
import { remembered } from './remember.js';
import { unpacked } from './woff.js';

const require = createRequire(import.meta.url);
/** How a piece of text looks. */
export type Style = 'regular' | 'bold' | 'italic' | 'code';

/** Fonts to try for each style, in order. The last one has nearly all of the Basic Multilingual Plane, as plain bitmaps. */
const CHAINS: Record<Style, readonly FontName[]> = {
  regular: ['sans', 'devanagari', 'cjk', 'emoji', 'unifont'],
  bold: ['sans-bold', 'sans', 'devanagari-bold', 'cjk-bold', 'emoji', 'unifont'],
  italic: ['sans-italic', 'sans', 'devanagari', 'cjk', 'emoji', 'unifont'],
  code: ['mono', 'sans', 'devanagari', 'cjk', 'emoji', 'unifont'],
};

/** A text as glyphs from left to right; lengths in font units. */
export interface GlyphRun {
  readonly advanceWidth: number;
  readonly glyphs: readonly {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }[];
  readonly positions: readonly Readonly<Record<'xAdvance' | 'yAdvance' | 'xOffset' | 'yOffset', number>>[];
}

/** The part of fontkit's font that is used here; it comes without types. */
interface Font {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number; readonly path: { toSVG(): string } };
  layout(
    text: string,
    features: undefined,
    script: undefined,
    language: undefined,
    direction: 'ltr' | 'rtl',
  ): GlyphRun;
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

const opened = new Map<FontName, Font>();

/** A font, opened when it is first needed. */
export function fontOf(name: FontName): Font {
  let font = opened.get(name);
  if (font === undefined) {
    const { create } = require('fontkit') as { create(file: Buffer): Font };
    font = create(fileOf(name));
    opened.set(name, font);
  }
  return font;
}

/** The first font of a style that has all of a grapheme cluster, or `undefined`. Pictographs prefer the emoji's. */
export const fontFor = remembered((style: Style, cluster: string): FontName | undefined => {
  const chain = CHAINS[style];
  const visible = [...cluster].filter((letter) => !INVISIBLE.test(letter));
  const has = (name: FontName): boolean =>
    fontFile(name) !== undefined &&
    visible.every((letter) => fontOf(name).hasGlyphForCodePoint(letter.codePointAt(0)!));
  return (PICTOGRAPH.test(cluster) ? (['emoji', ...chain] as const) : chain).find(has);
});

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

/** Scripts that are told by their names, as Unicode has them. */
const SCRIPTS = [
  ...['Bengali', 'Tamil', 'Telugu', 'Gujarati', 'Gurmukhi', 'Kannada', 'Malayalam', 'Oriya', 'Sinhala'],
  ...['Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Ethiopic', 'Hangul', 'Cherokee', 'Mongolian'],
].map((name) => ({ name, letter: new RegExp(`\\p{Script=${name}}`, 'u') }));

/** The scripts of a text that only the bitmap font has, which joins and moves no letters. */
export function coarseScripts(text: string): string[] {
  const found = new Set<string>();
  for (const cluster of new Set(clustersOf(text.replace(/\s/g, '')))) {
    if (fontFor('regular', cluster) !== 'unifont') continue;
    found.add(SCRIPTS.find(({ letter }) => letter.test(cluster))?.name ?? `${cluster} and others`);
    if (found.size >= 3) break;
  }
  return [...found];
}
