import { type Type, widthOf } from './text.js';

const ELLIPSIS = '…';
/** Characters that any line of a figure could hold; what is beyond costs time and is never seen. */
const LONGEST = 600;

/** A text on one line: white space is one space, control and formatting characters are gone. */
const oneLine = (text: string): string =>
  [...text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '')].slice(0, LONGEST).join('').trim();

/** A text that fits `width`: in smaller letters, down to `smallest` pixels, then cut with an ellipsis. */
export function fitted(text: string, width: number, type: Type, smallest: number): [string, Type] {
  const line = oneLine(text);
  for (let size = type.size; size > smallest; size--) {
    if (widthOf(line, { ...type, size }) <= width) return [line, { ...type, size }];
  }
  const small = { ...type, size: smallest };
  return [cut(line, width, small), small];
}

/** A text in lines of at most `width` pixels; of more than `most` lines the last one ends with an ellipsis. */
export function wrapped(text: string, width: number, type: Type, most: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(text).split(' ').filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, type) <= width) lines[lines.length - 1] = longer;
    else lines.push(...pieces(word, width, type));
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(' '), width, type)];
}

function cut(line: string, width: number, type: Type): string {
  if (widthOf(line, type) <= width) return line;
  return `${head(line, width - widthOf(ELLIPSIS, type), type).trimEnd()}${ELLIPSIS}`;
}

/** A word, broken where it is wider than a line. */
function pieces(word: string, width: number, type: Type): string[] {
  const first = head(word, width, type);
  return first === word ? [word] : [first, ...pieces(word.slice(first.length), width, type)];
}

/** The longest beginning that fits, one character at least. */
function head(text: string, width: number, type: Type): string {
  const letters = [...text];
  let [fits, above] = [1, letters.length + 1];
  while (above - fits > 1) {
    const middle = (fits + above) >> 1;
    if (widthOf(letters.slice(0, middle).join(''), type) <= width) fits = middle;
    else above = middle;
  }
  return letters.slice(0, fits).join('');
}
