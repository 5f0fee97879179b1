import { builtIn } from './left-out.js';
import { some } from './say.js';

/** A folder that holds files of the assignment. */
export interface Candidate {
  /** From the top, ending with `/`; empty for the top itself. */
  readonly folder: string;
  /** The assignment's files in it. */
  readonly has: readonly string[];
}

/**
 * The folders that could be the hand-in: those with a file of the assignment right in them. What compilers write counts only
 * where nothing else does.
 *
 * - `paths`: of all files, from the top.
 * - `files`: the assignment's names, exactly.
 */
export function candidatesAmong(paths: readonly string[], files: readonly string[]): Candidate[] {
  const wanted = new Set(files);
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const at = path.lastIndexOf('/') + 1;
    const name = path.slice(at);
    if (!wanted.has(name)) continue;
    const folder = path.slice(0, at);
    found.set(folder, [...(found.get(folder) ?? []), name]);
  }
  const all = [...found].map(([folder, has]) => ({ folder, has }));
  const written = all.filter(({ folder }) => builtIn(folder) === undefined);
  return written.length > 0 ? written : all;
}

/** Names candidates, for people: `a3-old (tv-loss.ts, gradcam.ts and 8 more)`. */
export const named = ({ folder, has }: Candidate): string =>
  `${folder === '' ? 'the top folder' : JSON.stringify(folder.slice(0, -1))} (${some(has, 2)})`;

/**
 * For each file that is missing, the one that was probably meant: `tv-loss.ts.txt`, `TV-Loss.ts`, `tv-loss (1).ts`.
 *
 * - `beside`: the names in the hand-in's folder.
 */
export function misnamed(
  files: readonly string[],
  beside: readonly string[],
): { readonly file: string; readonly as: string }[] {
  const there = new Set(beside);
  const others = beside.filter((name) => !files.includes(name));
  return files
    .filter((file) => !there.has(file))
    .flatMap((file) => {
      const as = others.find((name) => meant(name) === meant(file));
      return as === undefined ? [] : [{ file, as }];
    });
}

/** A name without what programs and people add to it. */
const meant = (name: string): string =>
  name
    .slice(0, 200)
    .toLowerCase()
    .replace(/(?:\.txt|\.bak)$/, '')
    .replace(/[ _-]*(?:\(\d+\)|\d+|copy|final)(?=\.\w+$)/, '')
    .replace(/[ _-]/g, '');
