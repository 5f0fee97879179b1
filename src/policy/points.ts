import { total } from '../rubric/score.js';

/** Points as people read them: at most two decimals. */
export const points = (value: number): string => String(total([value]));
