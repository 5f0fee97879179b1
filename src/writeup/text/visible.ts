/** What moves or hides neighbouring text, and what has no look: not for a page that is graded. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\t])\p{Cc}|\p{Cs}/gu;

/** A text without what nobody sees. Its lines end as Unix's do: other ends of lines and pages part words, too. */
export const visible = (text: string): string =>
  text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n').replace(UNSEEN, '');
