/**
 * A line such as `title: Absolute differences`: what follows the colon begins with a letter, so that it is text unless it is one of
 * three words, and has nothing in it that YAML takes for the end of plain text.
 */
const LINE = /^([a-z]+): (?!(?:null|true|false)$)([a-z](?:[^:#\p{Cc}]|:(?! |$)|(?<! )#)*)(?<! )$/iu;

/**
 * A YAML text of such lines alone, as YAML has it; undefined where it has anything else. A catalogue has hundreds of them, and each
 * command that grades reads it: a parser of all of YAML took a fifth of a second.
 */
export function plainWords(text: string): Record<string, string> | undefined {
  const words = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = LINE.exec(line) ?? [];
    if (key === undefined || words.has(key)) return undefined;
    words.set(key, value!);
  }
  return Object.fromEntries(words);
}
