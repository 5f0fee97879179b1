import { availableParallelism } from 'node:os';
import type { Session } from './session.js';

/** More processes of one hand-in than this gain little and cost memory. */
const MOST = 4;

/** How many processes one hand-in may have where nobody else waits: one a core. */
export const coresForOne = (): number => Math.min(MOST, availableParallelism());

/**
 * Does work on the first free of several sessions of one hand-in, begun in the order of the list.
 *
 * Returns the results in that order too.
 */
export async function inLanes<T, R>(
  sessions: readonly Session[],
  list: readonly T[],
  work: (each: T, session: Session) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    sessions.map(async (session) => {
      while (next < list.length) {
        const at = next++;
        results[at] = await work(list[at]!, session);
      }
    }),
  );
  return results;
}
