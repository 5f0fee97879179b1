/** A section of answers.md: what stands under `## <id>`. */
export interface Section {
  readonly id: string;
  readonly body: string;
}

/** A fenced code block, up to its closing fence or the end; or a comment. */
const CODE_OR_COMMENT = /^(`{3,}|~{3,})[^\n]*(?:\n[\s\S]*?(?:^\1[^\n]*$|(?![\s\S]))|$)|<!--[\s\S]*?-->/gm;

/** Markdown without its comments; what looks like one inside fenced code stays. */
export const withoutComments = (text: string): string =>
  text.replace(CODE_OR_COMMENT, (found) => (found.startsWith('<!--') ? '' : found));

/** The sections of a Markdown text, in order. Headings inside fenced code are code; what precedes the first is dropped. */
export function sectionsOf(text: string): Section[] {
  const sections: { id: string; lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    const heading = fence === undefined ? /^##[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line)?.[1] : undefined;
    if (heading !== undefined) sections.push({ id: heading.toLowerCase(), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ id, lines }) => ({ id, body: lines.join('\n') }));
}

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const WORD = new RegExp(`[${UNSPACED}]|[^\\s${UNSPACED}]+`, 'gu');

/** Words of a text: what stands between spaces and has a letter or digit; each character of scripts without spaces. */
export const wordsOf = (text: string): number =>
  (text.match(WORD) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
