import type { Chapter } from './page.js';
import type { Seen } from './seen.js';
import { MARK, plain } from './words.js';

/** The list of pages, and how to read them. */
export function indexPage(chapters: readonly Chapter[], seen: ReadonlyMap<string, Seen>): string {
  const rows = chapters.map(({ concept, title, mistakes }) => {
    const pictures = mistakes.filter(({ id }) => seen.get(id)?.picture !== undefined).length;
    return `| [${plain(title)}](${concept}.md) | ${mistakes.length} | ${pictures} |`;
  });
  return `${MARK}# What often goes wrong

A page for each problem of Assignment 3: mistakes that many make, what they do to the result, and where to look. No page has the
solution.

| problem | mistakes | pictures |
| --- | --- | --- |
${rows.join('\n')}

How to read them:

- *What is off* is what you see in your own result. Begin there: your feedback begins with the same sentence. Where several mistakes
  look alike, they stand together.
- *In numbers* says what one of the public tests gives: the right number, and this mistake's, where the two differ most
  (\`[0, 3, 4]\`: example 0, row 3, column 4).
- A picture shows the right result on the left and the mistake's on the right, in the same colours. Maps are dark where they are
  low and light where they are high; signed gradients are grey at 0. A mistake that makes all too large is light all over, one that
  makes all too small is dark or grey.
- Your result may be wrong in a way that is on no page. \`gradelens check\` describes what your numbers show in any case.
`;
}
