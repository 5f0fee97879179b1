import { readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { zipSync } from 'fflate';
import { parse } from 'yaml';
import { gradelens, ROOT } from '../process.js';
import { OnTerminal } from '../terminal.js';

/** What a line begins with that is written over. */
const ERASE = '\u001b[2K';

export const CASES = join(ROOT, 'test/fixtures/desk');

/** A step of a watch: what is done to the hand-in, and what must follow. */
export interface Step {
  readonly do: 'append' | 'write' | 'prepend' | 'create' | 'remove' | 'rename-over' | 'nothing';
  readonly file?: string;
  readonly text?: string;
  readonly runs: number;
  readonly problems?: readonly string[];
  readonly shows?: string;
}

/** What a screen must hold: the README of the cases says it all. */
export interface Says {
  readonly about: string;
  readonly over: 'asterix' | 'starter';
  readonly remove?: readonly string[];
  readonly in?: string;
  readonly command: string;
  readonly exit?: number | readonly number[];
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
  readonly once?: readonly string[];
  readonly lines?: number;
  readonly columns?: number;
  readonly page?: readonly string[];
  readonly pageHides?: readonly string[];
  readonly watch?: readonly Step[];
}

export const saysOf = (name: string): Says =>
  parse(readFileSync(join(CASES, name, 'says.yaml'), 'utf8')) as Says;

/** Where a case was laid: the places that its command names. */
export interface Laid {
  readonly handin: string;
  readonly parent: string;
  readonly out: string;
  readonly empty: string;
  readonly zip: string;
}

/** Lays a case over its hand-in, in a folder of its own. */
export async function lay(name: string, { over, remove = [] }: Says, folder: string): Promise<Laid> {
  const parent = join(folder, 'parent');
  const handin = join(parent, 'hand-in');
  const [out, empty, zip] = ['out', 'empty', 'hand-in.zip'].map((each) => join(folder, each)) as [
    string,
    string,
    string,
  ];
  const base = over === 'starter' ? 'submissions/starter' : 'submissions/examples/good/asterix';
  await cp(join(ROOT, base), handin, { recursive: true });
  for (const each of remove) await rm(join(handin, each));
  await cp(join(CASES, name), handin, { recursive: true });
  await rm(join(handin, 'says.yaml'));
  await mkdir(empty, { recursive: true });
  return { handin, parent, out, empty, zip };
}

/** Zips a folder's files, folders in it apart. */
export async function zipped(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return zipSync(Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))])));
}

/** A case's words with the places put in. */
export const filled = (text: string, laid: Laid): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'name' ? 'hand-in' : laid[name as keyof Laid]));

/** A pattern as cases write it, between slashes. */
export function pattern(text: string): RegExp {
  const [, source, flags] = /^\/([\s\S]*)\/(\w*)$/.exec(text)!;
  return new RegExp(source!, flags);
}

/** The arguments of a command, between spaces; a place may have some. */
export const wordsOf = ({ command }: Says, laid: Laid): string[] =>
  command.split(' ').map((word) => filled(word, laid));

/** What a command showed on a terminal of so many columns, or in a pipe; and its exit code. */
export async function screen(
  args: readonly string[],
  cwd: string,
  columns?: number,
): Promise<{ code: number; text: string }> {
  if (columns === undefined) {
    const { code, stdout, stderr } = await gradelens(args, { cwd });
    return { code: code ?? -1, text: stdout + stderr };
  }
  const terminal = new OnTerminal(args, { cwd, columns, env: { COLUMNS: String(columns) } });
  const code = await terminal.ended;
  return { code: code ?? -1, text: terminal.text };
}

/** The lines of a screen as they stand at the end: what was written over is gone. */
export const standing = (text: string): string[] =>
  text.split(/\r?\n/).map((line) => stripVTControlCharacters(line.split(ERASE).at(-1)!).replaceAll('\r', ''));
