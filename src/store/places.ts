import { join } from 'node:path';

/** Folder of the store in an output folder; no hand-in's name begins with a dot. */
const STORE = '.gradelens';

export const databaseIn = (out: string): string => join(out, STORE, 'results.sqlite');
export const outputsIn = (out: string): string => join(out, STORE, 'outputs');
/** The class that is collected of an export: `mark` tells exports apart. */
export const classIn = (out: string, mark: string): string => join(out, STORE, `class-${mark}`);
