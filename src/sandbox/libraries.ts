import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Libraries that Node is mapped with now: its own process knows. */
const mapped = (): string[] => [
  ...new Set(
    [...readFileSync('/proc/self/maps', 'utf8').matchAll(/\s(\/\S+\.so(?:\.\S+)?)$/gm)].map(
      ([, path]) => path!,
    ),
  ),
];

/** The system's folders of them. Linux. */
export const libraryFolders = (): string[] => [
  ...new Set(
    mapped()
      .map((path) => dirname(path))
      .filter((folder) => /^\/(usr\/)?lib/.test(folder)),
  ),
];

/** The program that starts programs with libraries, if Node is one. Linux. */
export const loaders = (): string[] => mapped().filter((path) => /^ld[-.]/.test(basename(path)));
