/** Libraries that a hand-in's files may be allowed to import, each with its module of the runtime. */
const MODULES = {
  '@tensorflow/tfjs': 'tf.mjs',
  gradelens: 'types.mjs',
  'gradelens/attr': 'attr.mjs',
} as const;

export type Library = keyof typeof MODULES;
export const LIBRARIES = Object.keys(MODULES) as Library[];

/** What every file may import unless its assignment says otherwise: not what does the work of an assignment. */
export const USUAL: readonly Library[] = ['@tensorflow/tfjs', 'gradelens'];

export const isLibrary = (name: string): name is Library => Object.hasOwn(MODULES, name);

export const moduleOf = (library: Library): string => MODULES[library];

/**
 * The folder of the runtime that a process is given. In the narrow one the libraries beyond the usual ones are not there: a
 * program finds ways to import that no compiler sees.
 */
export type RuntimeName = 'runtime' | 'whole-runtime';
export const NARROW: RuntimeName = 'runtime';
export const WHOLE: RuntimeName = 'whole-runtime';

/** The runtime of a file that may import these. */
export const runtimeFor = (imports: readonly Library[]): RuntimeName =>
  imports.every((library) => USUAL.includes(library)) ? NARROW : WHOLE;

/** Whether a file of the whole runtime belongs to the narrow one. */
export const isNarrow = (file: string): boolean =>
  !LIBRARIES.some((library) => !USUAL.includes(library) && MODULES[library] === file);
