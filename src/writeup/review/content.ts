import { wordsOf } from '../sections.js';
import { type Alignment, normalised } from './align.js';
import { answerOn, explanationOn } from './answer-words.js';
import type { ExpectedPage } from './expected.js';
import { about, type Finding } from './finding.js';
import type { FoundPage } from './found.js';
import { isCut, usualSize } from './pages.js';

/** What is wrong with what stands on a page that was found. */
export function contentFindings(
  page: ExpectedPage,
  found: readonly FoundPage[],
  alignment: Alignment,
): Finding[] {
  const at = alignment.places.get(page);
  if (at === undefined) return [];
  const here = found[at]!;
  // What else it has is not to be seen.
  if (isCut(here, usualSize(found))) return [];
  const of = (kind: Finding['kind'], what: string): Finding => about(page, at, kind, what);
  const odd = [...answerFindings(page, here, found, alignment), ...sourceOnPage(here)];
  if (here.pictures < page.pictures) odd.push(['figure', 'has no picture.']);
  const nobodys = page.pictures === 0 && page.kind !== 'answer';
  if (nobodys && !normalised(here.text).includes('do not tag'))
    odd.push(['stamp', 'lacks the line DO NOT TAG.']);
  if (page.kind === 'title' && /\byour name\b/i.test(here.text))
    odd.push(['placeholder', 'still says "Your Name": put your own name there.']);
  return odd.map(([kind, what]) => of(kind, what));
}

type Odd = [kind: Finding['kind'], what: string];

function answerFindings(
  page: ExpectedPage,
  { text }: FoundPage,
  found: readonly FoundPage[],
  { appendix }: Alignment,
): Odd[] {
  if (page.kind !== 'answer') return [];
  const own = [...appendix].filter(([, id]) => id === page.id);
  const texts = [text, ...own.map(([i]) => found[i]!.text)];
  const words = texts.reduce((sum, each) => sum + wordsOf(explanationOn(each, page)), 0);
  const odd: Odd[] = [];
  const limit = page.words ?? Number.POSITIVE_INFINITY;
  const named =
    page.choices === undefined ||
    namesChoice(texts.map((each) => answerOn(each, page)).join(' '), page.choices);
  if (words === 0 && !(page.choices && named)) return [['empty', 'has no answer.']];
  if (words > limit)
    odd.push(['long', `has about ${words} words, ${words - limit} over the recommended ${limit}.`]);
  if (!named) {
    const letters = page.choices!.join(', ');
    odd.push([
      'choice',
      `names no choice: say which of ${letters} it is, for example "Answer: ${page.choices![0]}".`,
    ]);
  }
  const next = Number(/\bcontinued on page (\d+)/i.exec(text)?.[1]);
  if (next > 0 && !own.some(([i]) => i + 1 === next)) {
    const why =
      next > found.length ? `the file ends with page ${found.length}` : 'that page does not continue it';
    odd.push(['continued', `says that it is continued on page ${next}, but ${why}.`]);
  }
  return odd;
}

/** Whether a text may name one of some letters. A single A before a small letter is an article. */
const namesChoice = (text: string, choices: readonly string[]): boolean =>
  choices.some((letter) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}'])${letter}(?![\\p{L}\\p{N}']${letter === 'A' ? '| \\p{Ll}' : ''})`,
      'u',
    ).test(text),
  );

/** TeX between dollars, or a command with an argument. */
const SOURCE = /\$[^$]*\\[a-z]{2,}[^$]*\$|\\[a-z]{2,}\{[^}]*\}/i;
/** Letters of a source that a message repeats. */
const SHOWN = 40;

/** A formula that one sees the source of. What lies unseen behind a formula is for searching. */
function sourceOnPage({ text, unseen }: FoundPage): Odd[] {
  const seen = unseen
    .map(close)
    .filter((source) => source !== '')
    .reduce((rest, source) => rest.replace(source, ' '), close(text));
  const source = SOURCE.exec(seen)?.[0];
  if (source === undefined) return [];
  const spaced = text.match(new RegExp(SOURCE, 'gi'))?.find((each) => close(each) === source) ?? source;
  const shown = spaced.length > SHOWN ? `${spaced.slice(0, SHOWN)}…` : spaced;
  return [['formula', `shows the TeX source of a formula: ${shown}`]];
}

const close = (text: string): string => text.replace(/\s/g, '');
