import { realpath } from 'node:fs/promises';
import { resolve as absolute, join } from 'node:path';
import type { Worker } from '../worker/worker.js';
import { chosenSource } from './choose.js';
import type { CollectOptions } from './collect.js';
import { openExport } from './export.js';
import { faultsOf } from './faults.js';
import type { Register } from './register.js';
import type { Candidate, Skipped } from './source.js';
import { decide } from './tables/decisions.js';
import { besides, findTable } from './tables/find.js';
import { TITLES } from './tables/platform.js';
import type { Calendar } from './times.js';

interface ReadOptions extends CollectOptions {
  readonly calendar: Calendar;
  readonly worker: Worker;
  readonly ready: string;
  readonly register: Register;
}

/**
 * All that an export holds, by its source, with what a person has decided.
 *
 * @throws {GradelensError} for an export or a table that cannot be read
 */
export async function readExport(
  given: string,
  { calendar, worker, ready, register, ...options }: ReadOptions,
) {
  const opened = await openExport(given, join(ready, 'export'), worker);
  const {
    name: source,
    source: reader,
    level,
    why,
  } = await chosenSource(opened, options.source, register, options.files);
  const used = new Map<string, string>();
  for (const each of ['roster', 'decisions'] as const)
    if (options[each] !== undefined) used.set(await realpath(options[each]), `the ${each} of the grader`);
  const { candidates, skipped } = await reader.read({
    ...{ export: level, register, calendar, worker, files: options.files },
    table: async (kind) => {
      const found = await findTable(
        kind,
        options.tables?.[kind],
        besides(absolute(given), level.path),
        worker,
      );
      if (found) used.set(await realpath(found.path), TITLES[kind]);
      return found?.table;
    },
  });
  const tables: Skipped[] = [];
  const handIns: Candidate[] = [];
  for (const each of candidates) {
    const table =
      typeof each.path === 'string' ? used.get(await realpath(each.path).catch(() => '')) : undefined;
    if (table === undefined) handIns.push(each);
    else tables.push({ entry: each.entries[0]!, why: table });
  }
  const inside = opened.levels.indexOf(level) === 0 ? '' : `${level.name}/`;
  const all = {
    candidates: faultsOf(handIns, opened.faults, inside),
    skipped: [...skipped, ...tables, ...level.litter],
  };
  const { decisions } = options;
  const decided = decisions === undefined ? all : await decide(decisions, all, register.students, worker);
  return { source, why: `${reader.title}: ${why}`, register, ...decided };
}
