import type { Assignment } from '../rubric/schema.js';
import { USUAL } from '../sandbox/importable.js';
import type { HandInOptions } from '../sandbox/workspace.js';

/** What an assignment allows to the process of a hand-in. */
export const handInOptions = ({
  memoryLimit,
  problems,
}: Pick<Assignment, 'memoryLimit' | 'problems'>): HandInOptions => ({
  memoryLimit,
  imports: new Map(problems.map(({ file, imports }) => [file, imports])),
});

/** Which files may import other libraries than the usual ones, as plain data: a change of it changes what they give. */
export const unusualImports = ({
  problems,
}: Pick<Assignment, 'problems'>): (readonly [string, readonly string[]])[] =>
  [
    ...new Map(
      problems
        .map(({ file, imports }) => [file, [...new Set(imports)].sort()] as const)
        .filter(([, imports]) => String(imports) !== String([...USUAL].sort())),
    ),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
