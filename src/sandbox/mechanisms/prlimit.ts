import type { Mechanism } from '../mechanism.js';
import { find } from '../programs.js';

/** Node itself needs about half a GiB of data. */
const OWN = 512;
/** Seconds of processor time in a process's life; single calls are watched more closely. */
const LIFE = 3600;

/** Limits of the kernel on what one process may take. */
export default {
  title: 'prlimit',
  stops: 'memory, processor time, large files, open files, many processes',
  kind: 'limit',
  holds: [],
  order: 20,
  missing: async () => (find('prlimit') ? undefined : 'not installed; it is part of util-linux'),
  wrap: ({ program, args, files }, { memoryLimit }) => ({
    program: find('prlimit')!,
    // Never --as: V8 and wasm reserve far more address space than they use, and TensorFlow.js falls back in silence.
    args: [
      `--data=${(memoryLimit + OWN) * 2 ** 20}`,
      `--cpu=${LIFE}`,
      `--fsize=${2 ** 20}`,
      '--nofile=256',
      '--nproc=4096',
      '--core=0',
      program,
      ...args,
    ],
    files,
  }),
} satisfies Mechanism;
