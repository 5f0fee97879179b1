import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt();

/** The text of a file. */
export const readText = (path: string): string => readFileSync(path, 'utf8');

/** Code blocks of a Markdown file in one language. */
export const codeBlocks = (path: string, language: string): string[] =>
  parser
    .parse(readText(path), {})
    .filter(({ type, info }) => type === 'fence' && info === language)
    .map(({ content }) => content);

/** Where the links and pictures of a Markdown file lead. */
export const linksOf = (path: string): string[] =>
  parser
    .parse(readText(path), {})
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => [token.attrGet('href'), token.attrGet('src')])
    .filter((target) => target !== null)
    .map(String);

/** The anchors that GitHub gives the headings of a Markdown file. */
export function anchorsOf(path: string): Set<string> {
  const anchors = new Set<string>();
  const tokens = parser.parse(readText(path), {});
  for (const [i, { type }] of tokens.entries()) {
    if (type !== 'heading_open') continue;
    const words = (tokens[i + 1]?.children ?? []).map(({ content }) => content).join('');
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    for (let again = 0; ; again++) {
      const own = again === 0 ? anchor : `${anchor}-${again}`;
      if (anchors.has(own)) continue;
      anchors.add(own);
      break;
    }
  }
  return anchors;
}
