import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { getPriority } from 'node:os';

const text = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has gone, or the system has no /proc.
    return '';
  }
};
const pids = (): number[] => {
  try {
    return readdirSync('/proc').map(Number).filter(Boolean);
  } catch {
    return [];
  }
};
const cwdOf = (pid: number): string => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
};

/** Processes alive whose arguments or working folder hold one of the marks. */
export function processesWith(marks: readonly string[]): string[] {
  return pids()
    .filter((pid) => pid !== process.pid)
    .map((pid) => `${pid} ${text(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')} in ${cwdOf(pid)}`)
    .filter((line) => marks.some((mark) => line.includes(mark)));
}

/** Resident MiB of a process: its own, and with all below it. */
function memoryOf(pid: number): { own: number; tree: number } {
  const own = (Number(text(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * 4096) / 2 ** 20;
  const below = text(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return { own, tree: below.reduce((sum, child) => sum + memoryOf(child).tree, own) };
}

/** Looks at a running process five times a second: the most memory it had, and whether somebody slowed it down. */
export class Watch {
  own = 0;
  tree = 0;
  priority = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => {
      const { own, tree } = memoryOf(pid);
      this.own = Math.max(this.own, own);
      this.tree = Math.max(this.tree, tree);
      try {
        this.priority = Math.max(this.priority, getPriority(pid));
      } catch {
        // It has ended.
      }
    }, 200);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
