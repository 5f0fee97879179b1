import { execFileSync } from 'node:child_process';

/** A process of this machine. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The group that one signal reaches as a whole. */
  readonly group: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly args: string;
}

/** Every process that is there now. */
export function processes(): Process[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,pgid=,times=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [, pid, parent, group, seconds, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)!;
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      seconds: Number(seconds),
      args: args!,
    };
  });
}
