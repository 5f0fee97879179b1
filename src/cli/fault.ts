import { GradelensError } from '../errors.js';
import { systemFault, systemSentence } from '../system-error.js';
import { isTemporary } from '../temporary.js';
import { shown } from './shown.js';

/** An error in words, for whoever runs the program; a stack only where it is a bug of this program. */
export function told(error: unknown): string {
  if (error instanceof GradelensError) return error.message;
  const fault = systemFault(error);
  if (fault) return systemSentence(fault, named);
  return `A fault in gradelens itself: ${(error as Error)?.stack ?? String(error)}`;
}

/** As the user would call it: nobody knows our temporary folders by name. */
const named = (path: string): string =>
  isTemporary(path) ? `a temporary file (TMPDIR): ${path}` : shown(path);
