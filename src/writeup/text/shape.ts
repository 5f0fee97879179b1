import { clustersOf, type FontName, fontFor, fontOf, STAND_IN } from './fonts.js';
import type { Style } from './line.js';

/** Neighbouring characters of one font. */
export interface Shaped {
  readonly text: string;
  readonly font: FontName;
}

/** A text divided by the fonts that have its characters; what none has becomes a stand-in. */
export function shaped(text: string, style: Style): Shaped[] {
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

/** Texts whose widths are kept; a batch of hand-ins brings new ones without end. */
const MOST = 50_000;
const widths = new Map<string, number>();

/** `work` once for each key, as long as there are not too many. */
function once(key: string, work: () => number): number {
  let width = widths.get(key);
  if (width === undefined) {
    width = work();
    if (widths.size >= MOST) widths.clear();
    widths.set(key, width);
  }
  return width;
}

/** Width of a text of one font in ems. */
export const widthOf = (text: string, name: FontName): number =>
  once(`font ${name} ${text}`, () => {
    const font = fontOf(name);
    return font.layout(text).advanceWidth / font.unitsPerEm;
  });

/** Width of a text in any fonts, in ems. */
export const textWidth = (text: string, style: Style): number =>
  once(`style ${style} ${text}`, () =>
    shaped(text, style).reduce((sum, part) => sum + widthOf(part.text, part.font), 0),
  );
