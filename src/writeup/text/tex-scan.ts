import { BUDGET } from '../budget.js';

/** A group of TeX: what stands between two braces, and where it ends. */
export interface Group {
  readonly text: string;
  readonly end: number;
}

/** The group that begins at a place, white space before it apart; `undefined` where none does, or it has no end. */
export function groupAt(
  tex: string,
  from: number,
  [open, close]: readonly [string, string] = ['{', '}'],
): Group | undefined {
  let at = from;
  while (/\s/.test(tex[at] ?? '')) at++;
  if (tex[at] !== open) return undefined;
  const start = at + 1;
  const most = Math.min(tex.length, start + BUDGET.formula.letters);
  for (let depth = 0; at < most; at++) {
    if (tex[at] === '\\') at++;
    else if (tex[at] === open) depth++;
    else if (tex[at] === close && --depth === 0) return { text: tex.slice(start, at), end: at + 1 };
  }
  return undefined;
}

/** The groups that follow each other from a place, at most so many. */
export function groupsAt(tex: string, from: number, most: number): Group[] {
  const found: Group[] = [];
  for (let at = from; found.length < most; at = found.at(-1)!.end) {
    const group = groupAt(tex, at);
    if (!group) break;
    found.push(group);
  }
  return found;
}
