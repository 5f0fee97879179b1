import { type Block, type MathRun, type Run, withRuns } from './line.js';
import { groupsAt } from './tex-scan.js';

/** Where a definition may begin. */
const BEGIN = /\\(?:(?:re)?new(?:command|environment)|providecommand|def|let|DeclareMathOperator)\b/g;

const HERE = new RegExp(BEGIN.source, 'y');

/** A definition of TeX in a formula: what it defines, and where it lies. */
export interface Definition {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly end: number;
}

/** The definition that begins at a place; `undefined` where there is none, or it is not whole. */
export function definitionAt(tex: string, from: number): Definition | undefined {
  // Only there: a search through all that follows would take quadratic time.
  HERE.lastIndex = from;
  const command = HERE.exec(tex)?.[0];
  if (command === undefined) return undefined;
  let at = from + command.length;
  if (tex[at] === '*') at++;
  if (command === '\\let') {
    const parts = /^\s*\\([a-zA-Z]+|.)\s*=?\s*(\\[a-zA-Z]+|\\?.)/.exec(tex.slice(at, at + 100));
    return parts ? definition(parts[1]!, at + parts[0].length) : undefined;
  }
  const name = /^\s*\{?\s*\\?([a-zA-Z]+|.)\s*\}?/.exec(tex.slice(at, at + 100));
  if (!name) return undefined;
  at += name[0].length;
  // What stands before the braces says how many arguments there are.
  const signature = command === '\\def' ? /^[^{}]{0,40}/ : /^(?:\s*\[[^\]]{0,100}\]){0,2}/;
  at += signature.exec(tex.slice(at, at + 250))![0].length;
  const bodies = groupsAt(tex, at, command.endsWith('environment') ? 2 : 1);
  const last = bodies.at(-1);
  return last ? definition(name[1]!, last.end) : undefined;

  function definition(of: string, end: number): Definition {
    return { name: of, text: tex.slice(from, end), from, end };
  }
}

/** The definitions of a formula, in order. */
function definitionsIn(tex: string): Definition[] {
  const found: Definition[] = [];
  for (const { index } of tex.matchAll(BEGIN)) {
    const definition = index >= (found.at(-1)?.end ?? 0) ? definitionAt(tex, index) : undefined;
    if (definition) found.push(definition);
  }
  return found;
}

/** Definitions that are kept of an answer, and letters of one. */
const [MOST, LONGEST] = [100, 500];

/** An answer's blocks, each formula with the definitions that it uses of those before it. One that only defines is not shown. */
export function macrosOf(blocks: readonly Block[]): Block[] {
  const known = new Map<string, string>();
  const formula = (run: MathRun): MathRun | undefined => {
    const macros = usedBy(run.tex, known);
    const own = run.tex.includes('\\') ? definitionsIn(run.tex) : [];
    for (const { name, text } of own)
      if (known.size < MOST && text.length <= LONGEST)
        known.set(name, text.replace('\\providecommand', '\\newcommand'));
    const only =
      own.length > 0 && own.reduce((tex, { text }) => tex.replace(text, ''), run.tex).trim() === '';
    if (only) return undefined;
    return macros === '' ? run : { ...run, macros };
  };
  const changed = (runs: readonly Run[]): readonly Run[] =>
    runs.some(({ kind }) => kind === 'math')
      ? runs.flatMap((run): readonly Run[] => {
          if (run.kind !== 'math') return [run];
          const own = formula(run);
          return own ? [own] : [];
        })
      : runs;
  // A paragraph of definitions only is no empty line.
  return blocks.flatMap((block) => {
    const own = withRuns(block, changed);
    const gone = block.runs.length > 0 && own.runs.length === 0 && block.mark === undefined;
    return gone ? [] : [own];
  });
}

/** Definitions that a formula uses, and those that they use, in the order in which they were given. */
function usedBy(tex: string, known: ReadonlyMap<string, string>): string {
  if (known.size === 0) return '';
  const used = new Set<string>();
  const look = (text: string): void => {
    for (const [, name] of text.matchAll(/\\(?:begin\s*\{)?([a-zA-Z]+|.)/g)) {
      const found = known.get(name!);
      if (found === undefined || used.has(name!)) continue;
      used.add(name!);
      look(found);
    }
  };
  look(tex);
  return [...known].flatMap(([name, text]) => (used.has(name) ? [text] : [])).join('');
}
