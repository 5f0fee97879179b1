import { LIMITS } from './limits.js';

/** Characters that are looked at: of a longer text nobody reads more. */
const LOOKED_AT = 20_000;

/** What Node prints after an error's own words: stacks of its own parts, its memory, its version. */
const NATIVE = /-{3,} ?(?:Native|JS|JavaScript)? ?stack|<--- |^Node\.js v\d|\n#? *Fatal error in /im;
/** A line of a stack. */
const FRAME = /^\s*at\s.*(?::\d+\)?|<anonymous>\)?|\(native\)|\(index \d+\))\s*$/;
/** A line of code longer than anybody writes by hand, and marks under code. */
const MINIFIED = /^(?=.{200})(?:[^;{}()=]*[;{}()=]){12}|^\s*[\^~]+\s*$/;

/** What may be a path, a place or a module: looked at as a whole, since patterns that search for its end take long. */
const WORD = /[^\s'"`()]+/g;
/** Modules of the runtime, as students know them. */
const MODULES: readonly [pattern: RegExp, name: string][] = [
  [/(?:^|\/)tf\.mjs$/, '@tensorflow/tfjs'],
  [/(?:^|\/)(?:whole-)?runtime\/attr\.mjs$/, 'gradelens/attr'],
  [/(?:^|\/)(?:whole-)?runtime\/types\.mjs$/, 'gradelens'],
];
/** A place in compiled code or in Node's own. */
const COMPILED = /\.mjs:\d|^wasm:\/\/|^node:internal\//;
/** A path from the root of a disk, in quotes (then with spaces) or bare. Of two segments at least: 1/2 and /x are none. */
const QUOTED = /(['"`])(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])(?:[^'"`\n\\/]+[\\/])+([^'"`\n\\/]*)\1/g;
const BARE =
  /(?<![\w/.\])])(?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])(?:[^\s'"`()<>,;:\\/]+[\\/])+([^\s'"`()<>,;:\\/]*)/g;

/**
 * What a child or a compiler said, fit for a student: one line, without control characters, stacks, minified code and
 * paths of the machine, of which the last name stays.
 *
 * - `most`: characters, then it is cut; default `LIMITS.message`.
 */
export function cleaned(text: string, most: number = LIMITS.message): string {
  let said = text.slice(0, LOOKED_AT);
  const native = NATIVE.exec(said);
  if (native) said = said.slice(0, native.index);
  const lines = said.split('\n');
  // One line alone is what somebody wrote, whatever it looks like.
  if (lines.length > 1) said = lines.filter((line) => !FRAME.test(line) && !MINIFIED.test(line)).join('\n');
  said = said
    .replace(WORD, known)
    .replace(QUOTED, (_, quote: string, name: string) => `${quote}…/${name}${quote}`)
    .replace(BARE, (_, name: string) => `…/${name}`);
  return cut(inOneLine(said), most);
}

/** A place in a hand-in, `lib/rank.ts:12:5`, fit for a student; of a long one the end. */
export function placed(where: string): string {
  const plain = inOneLine(where.slice(-LOOKED_AT));
  return plain.length > LIMITS.place ? `…${plain.slice(1 - LIMITS.place)}` : plain;
}

const inOneLine = (text: string): string =>
  text.replace(/[\s\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim();

/** A line of a stack that lies in the grader's own code or in Node's. */
const FOREIGN = /^\s+at\s.*(?:\.mjs:\d|node:internal\/)/;
/** Where compiled files lie, and the name of their folder. */
const RUN = /^.*\/gradelens-run-[^/]*\/[^/]*\//;

/**
 * What a hand-in printed, line for line, without what Node adds to its errors: lines of stacks outside of the hand-in, and
 * the folder of the compiled files.
 */
export function printed(text: string): string {
  const lines = text.split('\n').filter((line) => !FOREIGN.test(line));
  return lines.join('\n').replace(WORD, (word) => word.replace(RUN, ''));
}

/** A module or a place as students know it. */
function known(word: string): string {
  if (COMPILED.test(word)) return '…';
  return MODULES.find(([pattern]) => pattern.test(word))?.[1] ?? word;
}

/** At most so many characters, of which none is half a one. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What is said of a function as the starter hands it out. */
export const UNWRITTEN = 'This function is not implemented yet.';
