import { relative } from 'node:path';

/** A path as a person would type it from here. */
export const shown = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short || '.';
};
