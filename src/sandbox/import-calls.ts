const NAME = /\b(?:import|require)/g;
const SPACE = /\s*/y;

/**
 * Where the arguments of `import(` and `require(` begin: places after each bracket, rising; whitespace and comments may stand
 * before it. Also where comments and strings mention them.
 *
 * It takes one pass, whatever the text is: a pattern would look for the end of a comment anew from each word within it.
 */
export function importCalls(text: string): number[] {
  /** After what stands at a place: the bracket's place, or -1 where something else comes. */
  const known = new Map<number, number>();
  const end = { '/*': nextOf(text, '*/'), '//': nextOf(text, '\n') };
  const bracketAfter = (start: number): number => {
    const passed: number[] = [];
    let found: number | undefined;
    for (let at = start; found === undefined; ) {
      SPACE.lastIndex = at;
      SPACE.exec(text);
      at = SPACE.lastIndex;
      passed.push(at);
      const opening = text.slice(at, at + 2);
      if (text[at] === '(') found = at;
      else if (opening === '/*' || opening === '//') at = end[opening](at + 2);
      else found = -1;
      if (at === Number.POSITIVE_INFINITY) found = -1;
      found ??= known.get(at);
    }
    for (const at of passed) known.set(at, found);
    return found;
  };
  const places = new Set<number>();
  for (const { index, 0: name } of text.matchAll(NAME)) {
    const bracket = bracketAfter(index + name.length);
    if (bracket >= 0) places.add(bracket + 1);
  }
  return [...places].sort((a, b) => a - b);
}

/** For rising places, except that one may look ahead: what follows the next `mark`; infinity where there is none. */
function nextOf(text: string, mark: string): (from: number) => number {
  let [from, to] = [0, -1];
  return (at) => {
    // Between these two places there is none.
    if (at < from || at > to) {
      const found = text.indexOf(mark, at);
      [from, to] = [at, found < 0 ? Number.POSITIVE_INFINITY : found];
    }
    return to + mark.length;
  };
}
