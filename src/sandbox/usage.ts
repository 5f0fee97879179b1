import { readFile } from 'node:fs/promises';

/** What a process and all it has started use now; zeros where the system does not say, or it has gone. */
export interface Usage {
  /** Resident memory in MiB. */
  readonly memory: number;
  /** Processor time of all threads since the start, in seconds. */
  readonly processor: number;
}

/** Linux counts processor time in hundredths of a second for programs, whatever it does inside. */
const TICKS = 100;
/** Bytes of a page on every system that has /proc and runs Node's official builds. */
const PAGE = 4096;

/** Source: proc(5). A wrapper such as bubblewrap is the parent of the process that matters, so children count too. */
export async function usageOf(pid: number | undefined): Promise<Usage> {
  if (pid === undefined) return { memory: 0, processor: 0 };
  const [stat, children] = await Promise.all(
    ['stat', `task/${pid}/children`].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
  );
  // The name in brackets may hold anything, spaces too.
  const fields = stat!
    .slice(stat!.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const below = await Promise.all(
    children!
      .split(' ')
      .filter(Boolean)
      .map((child) => usageOf(Number(child))),
  );
  const sum = (field: keyof Usage, own: number): number =>
    below.reduce((total, each) => total + each[field], own);
  return {
    memory: sum('memory', ((fields[21] ?? 0) * PAGE) / 2 ** 20),
    processor: sum('processor', ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS),
  };
}
