import { unitsOf } from '../folder.js';
import type { Comparator } from './comparator.js';

/** Every comparator by its file's name, which is the `kind` of a rubric's check. */
export const comparators = await unitsOf<Comparator>(new URL('./comparators/', import.meta.url));
