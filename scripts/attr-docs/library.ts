import { readdir, readFile } from 'node:fs/promises';
import { type Declarations, declarationsOf } from './declarations.js';

/** The attribution library's folder. */
export const ATTR = new URL('../../src/attr/', import.meta.url);

/** What the library's source says, file by file. */
export interface Library {
  /** Texts by path below `src/attr`, sorted. */
  readonly files: ReadonlyMap<string, string>;
  readonly declarations: Declarations;
  /** Files of rules: what they export by value, and what it replaces. */
  readonly rules: ReadonlyMap<string, string>;
  /** Codes of the errors that a file throws, in order, each with its messages. */
  readonly errors: ReadonlyMap<string, readonly Thrown[]>;
}

/** An error as the source throws it; … stands for what it fills in. */
export interface Thrown {
  readonly code: string;
  readonly message: string;
}

/** Reads all of `src/attr`. */
export async function readLibrary(): Promise<Library> {
  const names = (await readdir(ATTR, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const files = new Map<string, string>();
  for (const name of names) files.set(name, await readFile(new URL(name, ATTR), 'utf8'));
  const declarations = [...files].flatMap(([file, text]) => declarationsOf(file, text));
  return {
    files,
    declarations: new Map(declarations.map((each) => [each.name, each])),
    rules: new Map([...files.values()].flatMap(rulesOf)),
    errors: new Map([...files].map(([file, text]) => [file, thrownIn(text)])),
  };
}

/** Values of a file that sets of rules come from. */
function rulesOf(text: string): [string, string][] {
  const [, replaces] = /\breplaces: '(\w+)',/.exec(text) ?? [];
  if (replaces === undefined) return [];
  return [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => [name!, replaces]);
}

function thrownIn(text: string): Thrown[] {
  return [...text.matchAll(/(?:new GradelensError|super)\(\s*'(\w+)',\s*/g)].map((match) => ({
    code: match[1]!,
    message: literalAt(text, match.index + match[0].length),
  }));
}

/** The string or template that begins at a place, … in the place of what is filled in. */
function literalAt(text: string, start: number): string {
  const quote = text[start]!;
  let message = '';
  for (let i = start + 1; text[i] !== quote; i++) {
    if (text.startsWith('${', i)) {
      i = endOfHole(text, i + 2);
      if (!message.endsWith('…')) message += '…';
    } else if (text[i] === '\\') message += text[++i];
    else message += text[i];
  }
  return message;
}

/** The brace that ends what a template fills in, templates inside it apart. */
function endOfHole(text: string, start: number): number {
  let i = start;
  for (let depth = 1; ; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
    else if (text[i] === '`' || text[i] === "'") i = endOfString(text, i);
  }
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  for (; text[i] !== text[start]; i++) {
    if (text[start] === '`' && text.startsWith('${', i)) i = endOfHole(text, i + 2);
    else if (text[i] === '\\') i++;
  }
  return i;
}
