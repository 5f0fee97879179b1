import { clustersOf, type FontName, fontFor, fontOf, type GlyphRun, STAND_IN } from './fonts.js';
import type { Style } from './line.js';

/** Neighbouring characters of one font. */
export interface Shaped {
  readonly text: string;
  readonly font: FontName;
}

function divided(text: string, style: Style): Shaped[] {
  const parts: { text: string; font: FontName }[] = [];
  const add = (cluster: string, font: FontName): void => {
    const last = parts.at(-1);
    if (last?.font === font) last.text += cluster;
    else parts.push({ text: cluster, font });
  };
  for (const cluster of clustersOf(text)) {
    const font = fontFor(cluster, style);
    if (font !== undefined) add(cluster, font);
    else {
      // One by one: a mark that nobody has should not take its letter along.
      for (const letter of cluster)
        add(fontFor(letter, style) ? letter : STAND_IN, fontFor(letter, style) ?? 'sans');
    }
  }
  return parts;
}

/** Texts that are kept as glyphs; a batch of hand-ins brings new ones without end. */
const MOST = 30_000;

/** `work`, done once for a text and again only after many others. */
function remembered<T>(work: (kind: string, text: string) => T): (kind: string, text: string) => T {
  const known = new Map<string, T>();
  return (kind, text) => {
    const key = `${kind} ${text}`;
    let value = known.get(key);
    if (value === undefined) {
      value = work(kind, text);
      if (known.size >= MOST) known.clear();
      known.set(key, value);
    }
    return value;
  };
}

const parts = remembered((style, text) => divided(text, style as Style));

/** A text divided by the fonts that have its characters; what none has becomes a stand-in. */
export const shaped = (text: string, style: Style): readonly Shaped[] => parts(style, text);

const leftToRight = remembered((name, text) =>
  fontOf(name as FontName).layout(text, undefined, undefined, undefined, 'ltr'),
);
const rightToLeft = remembered((name, text) =>
  fontOf(name as FontName).layout(text, undefined, undefined, undefined, 'rtl'),
);

/** A text of one font as glyphs, from left to right. */
export const glyphsOf = (text: string, name: FontName, rtl: boolean): GlyphRun =>
  rtl ? rightToLeft(name, text) : leftToRight(name, text);

/** Width of a text of one font in ems. */
export const widthOf = (text: string, name: FontName): number =>
  glyphsOf(text, name, false).advanceWidth / fontOf(name).unitsPerEm;

const measured = remembered((style, text) =>
  shaped(text, style as Style).reduce((sum, part) => sum + widthOf(part.text, part.font), 0),
);

/** Width of a text in any fonts, in ems. */
export const textWidth = (text: string, style: Style): number => measured(style, text);
