import type { Element, Tone } from '../slide.js';
import type { Style } from '../text/fonts.js';

/** How a text of a page looks: sizes in points, the first one that fits its place. */
export interface TextStyle {
  readonly sizes: readonly number[];
  readonly face: Style;
  readonly tone: Tone;
  readonly role: (Element & { kind: 'text' })['role'];
}

/** Below this nobody reads. */
export const SMALLEST = 9.5;

/** The deck's typographic scale. Templates name these styles. */
export const STYLES = {
  title: { sizes: [36, 32, 28, 24, 20], face: 'bold', tone: 'text', role: 'H1' },
  headline: { sizes: [24, 22, 20, 18, 16], face: 'bold', tone: 'text', role: 'H1' },
  question: { sizes: [22, 20, 18, 16, 14, 12, 10], face: 'regular', tone: 'text', role: 'P' },
  lead: { sizes: [18, 16, 14, 12, 10], face: 'regular', tone: 'quiet', role: 'P' },
  body: { sizes: [14, 13, 12, 11, 10, SMALLEST], face: 'regular', tone: 'text', role: 'P' },
  side: { sizes: [12, 11, 10, SMALLEST, 9], face: 'regular', tone: 'quiet', role: 'P' },
  label: { sizes: [11, 10, 9], face: 'bold', tone: 'accent', role: 'P' },
  warning: { sizes: [11, 10, 9], face: 'bold', tone: 'alert', role: 'P' },
  stamp: { sizes: [12], face: 'bold', tone: 'alert', role: 'P' },
  footer: { sizes: [9], face: 'regular', tone: 'quiet', role: 'Artifact' },
  caption: { sizes: [11, 10, 9], face: 'regular', tone: 'quiet', role: 'Caption' },
  cell: { sizes: [10.5, 9.5, 9], face: 'bold', tone: 'text', role: 'Caption' },
  note: { sizes: [9], face: 'regular', tone: 'quiet', role: 'Caption' },
} as const satisfies Record<string, TextStyle>;

export type StyleName = keyof typeof STYLES;
