import { fenceAfter } from './text/fence.js';

/** A section of answers.md: what stands under `## <id>`. */
export interface Section {
  readonly id: string;
  readonly body: string;
  /** Where the body begins: lines of the text before it. */
  readonly line: number;
}

/** Markdown without its comments, but with the ends of their lines, so that lines keep their numbers; what looks like one inside fenced code stays, and so does one that never ends. */
export function withoutComments(text: string): string {
  const lastEnd = text.lastIndexOf('-->');
  const kept: string[] = [];
  let fence: string | undefined;
  // Whether all before `at` in its line is blank, so that fenced code may begin there.
  let fresh = true;
  for (let [at, end] = [0, -1]; at < text.length; ) {
    // Many comments may share a line: its end is searched once.
    if (end < at) end = text.indexOf('\n', at);
    if (end === -1) end = text.length;
    const line = text.slice(at, end);
    const before = fence;
    if (fresh) fence = fenceAfter(fence, line);
    const open = before === undefined && fence === undefined ? line.indexOf('<!--') : -1;
    if (open === -1 || at + open + '<!--'.length > lastEnd) {
      kept.push(text.slice(at, end + 1));
      at = end + 1;
      fresh = true;
    } else {
      kept.push(line.slice(0, open));
      fresh &&= line.slice(0, open).trim() === '';
      const start = at + open;
      at = text.indexOf('-->', start + '<!--'.length) + '-->'.length;
      const ends = text.slice(start, at).split('\n').length - 1;
      kept.push('\n'.repeat(ends));
      fresh ||= ends > 0;
    }
  }
  return kept.join('');
}

/** The sections of a Markdown text, in order. Headings inside fenced code are code; what precedes the first is dropped. */
export function sectionsOf(text: string): Section[] {
  const sections: { id: string; line: number; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    const heading = fence === undefined ? headingOf(line) : undefined;
    fence = fenceAfter(fence, line);
    if (heading !== undefined) sections.push({ id: heading.toLowerCase(), line: i + 1, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ id, line, lines }) => ({ id, line, body: lines.join('\n') }));
}

/** The words of a heading of the second level, without the marks that may close it; `undefined` for any other line. */
function headingOf(line: string): string | undefined {
  if (!/^##[ \t]/.test(line)) return undefined;
  // One pattern for words and marks would try every place where the marks could begin.
  const words = line.slice(2).trim();
  let end = words.length;
  while (words[end - 1] === '#') end--;
  return words.slice(0, end).trimEnd();
}

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const WORD = new RegExp(`[${UNSPACED}]|[^\\s${UNSPACED}]+`, 'gu');

/** Words of a text: what stands between spaces and has a letter or digit; each character of scripts without spaces. */
export const wordsOf = (text: string): number =>
  (text.match(WORD) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
