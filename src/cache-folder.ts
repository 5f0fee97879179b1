import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's cache for a kind of files; it need not be there yet. */
export const cacheFolder = (kind: string): string =>
  join(process.env.XDG_CACHE_HOME ?? join(home(), '.cache'), 'gradelens', kind);

/** Where what must not be lost is kept for the user, unlike a cache; it need not be there yet. */
export const stateFolder = (kind: string): string =>
  join(process.env.XDG_STATE_HOME ?? join(home(), '.local/state'), 'gradelens', kind);

/** A user without a home, as in some containers, has caches nowhere: they cost time only. */
function home(): string {
  try {
    return homedir();
  } catch {
    return '/nonexistent';
  }
}
