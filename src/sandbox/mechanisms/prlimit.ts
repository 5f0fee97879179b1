import { type Limited, ownLimit } from '../../own-limits.js';
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
      `--data=${within('data size', (memoryLimit + OWN) * 2 ** 20)}`,
      `--cpu=${within('cpu time', LIFE)}`,
      `--fsize=${within('file size', 2 ** 20)}`,
      `--nofile=${within('open files', 256)}`,
      `--nproc=${within('processes', 4096)}`,
      '--core=0',
      program,
      ...args,
    ],
    files,
  }),
} satisfies Mechanism;

/** A limit of this process's own is kept where it is lower: nobody but root may raise it. */
const within = (of: Limited, wanted: number): number => Math.min(wanted, ownLimit(of) ?? wanted);
