import { chmod, cp, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed, type Mutant } from './places.js';

const COPIED = [
  'src',
  'test',
  'reference',
  'rubric',
  'submissions',
  'models',
  'templates',
  'bin',
  'scripts',
  'package.json',
];
const LINKED = ['node_modules', 'dist'];

/** A copy of the repository where it can be changed; what no test changes is linked. */
export async function copyOf(root: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'gradelens-mutants-')));
  // Some tests look at it as another user.
  await chmod(folder, 0o755);
  for (const name of COPIED) await cp(join(root, name), join(folder, name), { recursive: true });
  for (const name of LINKED) await symlink(join(root, name), join(folder, name));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Numbered as `runner.ts` turns them on. */
export type Numbered = Mutant & { readonly id: number };

/** Writes a file with all its changes inside, each behind a switch, so that one process can try them one by one. */
export const writeSwitched = (
  folder: string,
  file: string,
  code: string,
  mutants: readonly Numbered[],
): Promise<void> =>
  writeFile(join(folder, file), `// @ts-nocheck\n${switched(code, 0, code.length, mutants)}`);

function switched(code: string, from: number, to: number, mutants: readonly Numbered[]): string {
  let text = '';
  let at = from;
  const within = mutants.filter(({ start, end }) => start >= from && end <= to);
  for (const outer of within) {
    if (outer.start < at) continue;
    const inner = within.filter(
      (each) => each !== outer && each.start >= outer.start && each.end <= outer.end,
    );
    const part = (a: number, b: number) => switched(code, a, b, inner);
    text += code.slice(at, outer.start);
    text += `(globalThis.mutants?.on(${outer.id}) ? ${changed(code, outer, part)} : ${part(outer.start, outer.end)})`;
    at = outer.end;
  }
  return text + code.slice(at, to);
}
