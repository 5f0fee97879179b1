import type { Check, MeasuredCheck } from './check.js';

/** How far off a check found something, and how far off passes: both from 0, whatever the check measures. */
export interface Margin {
  /** NaN where nothing could be measured. */
  readonly error: number;
  readonly bound: number;
}

/** How far off passes, from 0; undefined for a check of yes or no. */
export function boundOf({ tolerance, minimum }: Check): number | undefined {
  if (typeof tolerance === 'number') return tolerance;
  return typeof minimum === 'number' ? 1 - minimum : undefined;
}

/** Errors grow from 0, likenesses fall from 1, a norm deviates from the one that is wanted; undefined for a check of yes or no. */
export function marginOf({ check, value }: MeasuredCheck): Margin | undefined {
  const bound = boundOf(check);
  if (bound === undefined) return undefined;
  const { tolerance, norm } = check;
  if (typeof tolerance !== 'number') return { error: Math.max(0, 1 - value), bound };
  return { error: typeof norm === 'number' ? Math.abs(value / norm - 1) : value, bound };
}
