import type { Tone } from './slide.js';

/** Colours as hexadecimal RGB: they differ in lightness too, so grey print and colour-blind eyes tell them apart. */
export const PALETTE: Record<Tone, string> = {
  text: '1a1a1a',
  quiet: '5a5a5a',
  alert: '9a1b1b',
  accent: '1f4e79',
  line: 'c8c8c8',
  box: 'f2f4f7',
};
