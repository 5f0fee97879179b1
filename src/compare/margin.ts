import type { MeasuredCheck } from './check.js';

/** How far off a check found something, and how far off passes: both from 0, whatever the check measures. */
export interface Margin {
  /** NaN where nothing could be measured. */
  readonly error: number;
  readonly bound: number;
}

/** Errors grow from 0, likenesses fall from 1, a norm deviates from the one that is wanted; undefined for a check of yes or no. */
export function marginOf({ check: { tolerance, minimum, norm }, value }: MeasuredCheck): Margin | undefined {
  if (typeof tolerance === 'number') {
    const deviates = typeof norm === 'number';
    return { error: deviates ? Math.abs(value / norm - 1) : value, bound: tolerance };
  }
  return typeof minimum === 'number' ? { error: Math.max(0, 1 - value), bound: 1 - minimum } : undefined;
}
