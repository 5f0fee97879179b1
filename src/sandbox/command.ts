import { existsSync } from 'node:fs';
import type { OutputLog } from './log.js';

/** What a child is started with. */
export interface ChildOptions {
  readonly program: string;
  readonly cwd: string;
  /** Folders that it may read. */
  readonly readable: readonly string[];
  /** MiB. */
  readonly memoryLimit: number;
  readonly log: OutputLog;
}

const PRLIMIT = '/usr/bin/prlimit';

/** Node's permission model: `--permission` since 22.13, with a longer name before. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** What stands between a submission and the machine here; for `doctor`. */
export const mechanisms = (): readonly string[] => [
  'own process, empty environment',
  `Node's permission model (${PERMISSION}): no writing, no programs, no reading but its own files`,
  ...(existsSync(PRLIMIT) ? ['prlimit: memory, file size, open files'] : []),
];

/** The command that starts a child: Node with its permission model, under prlimit where that is. */
export function command({ program, readable, memoryLimit }: ChildOptions): [program: string, args: string[]] {
  const node = [
    PERMISSION,
    ...readable.map((folder) => `--allow-fs-read=${folder}`),
    `--max-old-space-size=${memoryLimit}`,
    '--enable-source-maps',
    '--no-warnings',
    program,
  ];
  if (!existsSync(PRLIMIT)) return [process.execPath, node];
  // Never --as: V8 and wasm reserve far more address space than they use. Node itself needs about half a GiB of --data.
  const limits = [
    `--data=${(memoryLimit + 512) * 2 ** 20}`,
    `--fsize=${2 ** 20}`,
    '--nofile=256',
    '--core=0',
  ];
  return [PRLIMIT, [...limits, process.execPath, ...node]];
}
