import { readdirSync } from 'node:fs';
import type { Entry, Family } from './entry.js';

const folder = new URL('cases/', import.meta.url);

/** Every op that has calls, from the files of `cases/`. */
export async function allEntries(): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for (const file of readdirSync(folder).sort()) {
    const { default: family } = (await import(new URL(file, folder).href)) as { default: Family };
    for (const [name, entry] of Object.entries(family)) {
      if (entries.has(name)) throw new Error(`cases/${file} has calls of ${name}, and so has another file.`);
      entries.set(name, entry);
    }
  }
  return entries;
}
