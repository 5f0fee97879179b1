import { classFiles } from './index.js';
import { RETURN_FOLDER } from './return-folder.js';

/** Names in the output folder that no hand-in may have. */
export const reservedNames = async (): Promise<string[]> => [...(await classFiles()), RETURN_FOLDER];
