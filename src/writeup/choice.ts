/** How much of an answer is searched for a choice: what is not said at its beginning is not said. */
const HEAD = 300;
/** Marks of Markdown that words may lie between. */
const MARKS = /[*_`~#>]+/g;

/** Words before a letter that make it a choice. */
const LABEL =
  '(?:(?:my|the|our|final|correct|right)\\s+){0,2}(?:answer|choice|option|solution|letter|choose|pick)';
const LED = new RegExp(
  `^(?:(?:i|we)\\s+(?:choose|chose|pick|say|select|take)|${LABEL}(?:\\s+is)?|(?:it\\s+is|it's))\\s*[:=.,-]?\\s*(?:(?:option|choice|answer|letter)\\s+)?`,
  'i',
);
/** A letter, in brackets or not, and what may follow it where nothing was said before it. */
const ALONE =
  /^(?:\(\s*([a-z])\s*\)|\[\s*([a-z])\s*\]|([a-z])(?=\s*(?:[.):]|$|\n|\s[-\u2013\u2014]\s|,?\s+because\b|\s+is\s+(?:the\s+)?(?:right|correct|true)\b)))/i;
/** After words that lead to it only a letter of the article needs a mark: "answer: A map" names nothing. */
const LEFT = /^(?:\(\s*([a-z])\s*\)|([a-z])\b(?!['\u2019]))/i;
/** Another choice beside the first: who names two names none. */
const SECOND = /^[\s.)\]:]*(?:or|and|und|oder|\/|&|\+|,|;)\s*(?:\(\s*)?([a-z])(?:\s*\))?(?![a-z'\u2019])/i;

/** What an answer chooses, and what it says besides. */
export interface Choice {
  readonly choice: string;
  /** Without the line that only names the choice; all of it where that says more. */
  readonly rest: string;
}

/** The choice that an answer begins with, one of `choices`; `undefined` where it names none, or more than one. */
export function choiceOf(text: string, choices: readonly string[]): Choice | undefined {
  // Item marks are marks as well: "- B".
  const head = text
    .slice(0, HEAD)
    .replace(MARKS, '')
    .replace(/^\s*[-+\u2022]\s+/, '')
    .trimStart();
  const led = LED.exec(head);
  const words = led ? head.slice(led[0].length) : head;
  const found = (led ? LEFT : ALONE).exec(words);
  const letter = found?.slice(1).find((each) => each !== undefined);
  if (!found || letter === undefined) return undefined;
  const choice = choices.find((each) => each.toLowerCase() === letter.toLowerCase());
  if (choice === undefined) return undefined;
  const after = words.slice(found[0].length);
  const second = SECOND.exec(after)?.[1]?.toLowerCase();
  if (second !== undefined && choices.some((each) => each.toLowerCase() === second)) return undefined;
  // "Answer: a saliency map" begins with an article.
  const bracketed = found[1] !== undefined;
  if (
    led &&
    !bracketed &&
    /^[ai]$/i.test(letter) &&
    /^\s+[\p{L}\p{N}]/u.test(after.split('\n', 1)[0]!) &&
    !/^\s+because\b/i.test(after)
  )
    return undefined;
  return { choice, rest: restOf(text, after) };
}

/** An answer without its first line, or lines, where these hold no more than the choice. */
function restOf(text: string, after: string): string {
  const line = after.split('\n', 1)[0]!;
  if (/[\p{L}\p{N}]/u.test(line)) return text;
  // As many lines are gone as the head had up to the letter.
  const lines = text.split('\n');
  const kept = after.split('\n').length - 1;
  const head = text.slice(0, HEAD).split('\n').length - kept;
  return lines.slice(head).join('\n').trim();
}
