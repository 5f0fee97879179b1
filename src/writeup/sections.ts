/** A section of answers.md: what stands under `## <id>`. */
export interface Section {
  readonly id: string;
  readonly body: string;
}

/** The mark of the fenced code that goes on after a line, given the one that did before it. */
function fenceAfter(fence: string | undefined, line: string): string | undefined {
  const [, mark, rest] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  // Backticks twice in a line are code within it.
  if (fence === undefined) return mark?.startsWith('`') && rest!.includes('`') ? undefined : mark;
  return mark?.startsWith(fence) && rest!.trim() === '' ? undefined : fence;
}

/** Markdown without its comments; what looks like one inside fenced code stays, and so does one that never ends. */
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
      at = text.indexOf('-->', at + open + '<!--'.length) + '-->'.length;
    }
  }
  return kept.join('');
}

/** The sections of a Markdown text, in order. Headings inside fenced code are code; what precedes the first is dropped. */
export function sectionsOf(text: string): Section[] {
  const sections: { id: string; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const heading = fence === undefined ? headingOf(line) : undefined;
    fence = fenceAfter(fence, line);
    if (heading !== undefined) sections.push({ id: heading.toLowerCase(), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ id, lines }) => ({ id, body: lines.join('\n') }));
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
