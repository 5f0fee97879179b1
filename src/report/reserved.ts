import { classFiles } from './index.js';
import { RETURN_FOLDER } from './return-folder.js';
import { SIMILAR_FILES } from './similar/pair.js';

/** Names in the output folder that no hand-in may have. */
export const reservedNames = async (): Promise<string[]> => [
  ...(await classFiles()),
  ...Object.values(SIMILAR_FILES),
  RETURN_FOLDER,
];
