/** What no compiler's message names, and a line gives away. */
const SLIPS: readonly (readonly [line: RegExp, words: string])[] = [
  [
    /^(<{7}|={7}|>{7})(\s|$)/,
    'A merge conflict was left in the file: keep one side, and take out the lines <<<<<<<, ======= and >>>>>>>.',
  ],
  [
    /[‘’‚‛“”„‟]/,
    'It has typographic quotes: type straight ones, \' or ", as a programming editor writes them.',
  ],
  [
    /^\s*((def \w+\s*\(.*|(el)?if .*|for \w+ in .*|else|try):\s*(#.*)?$|import numpy|from [\w.]+ import )/,
    'This looks like Python: a hand-in is TypeScript.',
  ],
];

/** What is probably meant by a line that does not compile; nothing, else. */
export const slipIn = (line: string): string => {
  const [, words] = SLIPS.find(([pattern]) => pattern.test(line)) ?? [];
  return words === undefined ? '' : ` ${words}`;
};
