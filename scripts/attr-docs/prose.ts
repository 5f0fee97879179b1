/**
 * Text of a doc comment as Markdown: shapes and names of options become code, names that `links` knows become links.
 */
export function prose(text: string, links: ReadonlyMap<string, string> = new Map()): string {
  return text
    .split(/(`[^`]*`|\]\(\S+?\))/)
    .map((part) => (part.startsWith('`') ? linked(part, links) : part.startsWith('](') ? part : marked(part)))
    .join('');
}

const marked = (text: string): string =>
  text
    .replace(/ - /g, ' \u2212 ')
    .replace(/_/g, '\\_')
    .replace(/\[[\w ,.…]+\](?!\()|\b[a-z]+[A-Z][a-z]\w*\b/g, '`$&`');

const linked = (code: string, links: ReadonlyMap<string, string>): string => {
  const target = links.get(code.slice(1, -1));
  return target ? `[${code}](${target})` : code;
};

/** A reference with addresses, `Author, Title, year, https://...; ...`, with links in their place. */
export const withLinks = (reference: string): string =>
  reference.replace(
    /(^|; )([^;]*?),\s+(https?:\/\/\S*[^\s.,;:)])/g,
    (_, before: string, words: string, url: string) => `${before}[${words}](${url})`,
  );

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text with a capital at its beginning, where that is a word and no name. */
export const capital = (text: string): string =>
  text.replace(/^\[?[a-z](?=[a-z]*[\s,.;:])/, (first) => first.toUpperCase());

/** The anchor that GitHub gives a heading. */
export const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-');

/** Code in a fence. */
export const fenced = (language: string, lines: readonly string[]): string =>
  [`\`\`\`${language}`, ...lines, '```'].join('\n');

/** Words with commas and a last conjunction. */
export const listed = (words: readonly string[], conjunction = 'and'): string =>
  words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`;
