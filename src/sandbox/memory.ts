import { readFile } from 'node:fs/promises';

/** Resident memory of a process in MiB; 0 where the system does not say, or the process has gone. */
export async function residentMiB(pid: number | undefined): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  const pages = Number(statm.split(' ')[1] ?? 0);
  // Pages are 4 KiB on every system that has /proc/<pid>/statm and runs Node's official builds.
  return (pages * 4) / 1024;
}
