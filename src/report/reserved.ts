import { classFiles } from './index.js';

/** The folder of the output folder whose folders students get. */
export const RETURN = 'return';

/** Names in the output folder that no hand-in may have. */
export const reservedNames = async (): Promise<string[]> => [...(await classFiles()), RETURN];
