import { plain } from './align.js';
import type { ExpectedPage } from './expected.js';

/** What gradelens' own pages say around an answer. */
const AROUND = [
  /\bno answer was handed in\./gi,
  /\bdo not tag\b/gi,
  /\bthe question\b/gi,
  /\b\d+ words?\b/gi,
  /\b\d+ over the recommended \d+\./gi,
  /\bcontinued on page \d+\./gi,
  /\bfrom page \d+\b/gi,
  /, continued\b/gi,
  /\S+ · page \d+ of \d+/gi,
];

/** Words of an answer's page that are neither its title nor the question. */
export function answerOn(text: string, { title, prompt = '' }: ExpectedPage): string {
  let rest = plain(text);
  for (const known of [title, prompt]) {
    const at = rest.toLowerCase().indexOf(plain(known).toLowerCase());
    if (known !== '' && at !== -1) rest = `${rest.slice(0, at)} ${rest.slice(at + plain(known).length)}`;
  }
  for (const known of AROUND) rest = rest.replace(known, ' ');
  return rest;
}

/** The line that names a choice. */
const CHOICE_LINE = /\banswer: [a-z]\b/gi;

/** The same without the line that names a choice. */
export const explanationOn = (text: string, page: ExpectedPage): string =>
  answerOn(text, page).replace(CHOICE_LINE, ' ');
