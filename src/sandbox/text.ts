import { LIMITS } from './limits.js';

/** A stranger's text, safe to print: one line of spaces for control characters, cut to the limit. */
export function cleaned(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim();
  return plain.length > LIMITS.message ? `${plain.slice(0, LIMITS.message)}…` : plain;
}
