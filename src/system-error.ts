import { getSystemErrorMap } from 'node:util';

/** The system's error codes that people meet: what is wrong, and what they can do. */
const MEANINGS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  EACCES: ['permission is denied to this user', 'Change its permissions, or use a place of your own'],
  EAGAIN: ['this user may start no more processes', 'End some, or use a smaller --jobs'],
  EBUSY: ['another program is using it', 'Close that program and try again'],
  EDQUOT: ["this user's share of the disk is used up", 'Remove something, or use another disk'],
  EEXIST: ['something of that name is there already', 'Move it away'],
  EFBIG: ['the file would be larger than is allowed', 'Raise the limit (ulimit -f), or use another disk'],
  EINVAL: ['the system does not take such a name or file', 'Use another place'],
  EIO: ['the disk or the network to it failed', 'Check the disk, or use another one'],
  EISDIR: ['a folder is where a file belongs', 'Move that folder away'],
  ELOOP: ['it is a link, or links lead round in a circle', 'Put the file itself there'],
  EMFILE: [
    'this process may open no more files',
    'Raise the limit (ulimit -n 1024), or use a smaller --jobs',
  ],
  ENAMETOOLONG: ['the name is too long for this disk', 'Use shorter names'],
  ENFILE: ['this machine has too many files open', 'Close some programs, or use a smaller --jobs'],
  ENOENT: ['it does not exist', 'Check the name, and that nobody removed it meanwhile'],
  ENOMEM: ['this machine has no memory left', 'Close some programs, or use a smaller --jobs'],
  ENOSPC: ['the disk is full', 'Free some space, or use another disk'],
  ENOTDIR: ['a file is where a folder belongs', 'Move that file away, or use another place'],
  ENOTEMPTY: ['a folder that is not empty is in the way', 'Move that folder away'],
  EPERM: ['the system does not permit it', 'Change its permissions, or use a place of your own'],
  EROFS: ['the disk is read-only', 'Use a disk that you may write to'],
  ESTALE: ['the network disk has lost it', 'Connect the disk again'],
  EXDEV: ['it lies on another disk', 'Use one disk'],
};

/** Linux gives the codes of a full disk and of too many files for this too. */
const WATCHING = [
  'the system watches as many files as it may',
  'Do without --watch, or raise fs.inotify.max_user_watches',
] as const;

/** Codes that no other file on the same disk escapes. */
const OF_ALL = new Set(['EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'EROFS', 'ESTALE']);

/** What the system refused, in words. */
export interface SystemFault {
  /** The system's name, such as `ENOSPC`. */
  readonly code: string;
  /** Half a sentence, such as `the disk is full (ENOSPC)`; names no path, so that anybody may read it. */
  readonly what: string;
  /** A sentence: what to do. */
  readonly remedy: string;
  /** What it was about. */
  readonly path?: string;
  /** What was tried: `write`, `open`, ... */
  readonly verb: string;
  /** The next file will meet it too, as on a full disk. */
  readonly general: boolean;
}

const VERBS: Readonly<Record<string, string>> = {
  mkdir: 'make',
  mkdtemp: 'make',
  open: 'open',
  scandir: 'read',
  opendir: 'read',
  read: 'read',
  stat: 'read',
  lstat: 'read',
  realpath: 'read',
  spawn: 'start',
  spawnSync: 'start',
  rm: 'remove',
  rmdir: 'remove',
  unlink: 'remove',
  connect: 'connect to',
  watch: 'watch',
};

/** What an error of the system means; undefined for any other error. */
export function systemFault(error: unknown): SystemFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errno, syscall, ...about } = error as NodeJS.ErrnoException & { dest?: string };
  // Of a copy, what is being written is told; the system names both.
  const path = about.dest ?? about.path;
  // Node's own codes begin with ERR_: those are faults of a program.
  if (typeof code !== 'string' || !/^E(?!RR_)[A-Z0-9]+$/.test(code)) return undefined;
  const watching = syscall === 'watch' && (code === 'ENOSPC' || code === 'EMFILE');
  const [what, remedy] = (watching ? WATCHING : MEANINGS[code]) ?? [
    said(errno),
    'Try again, or use another place',
  ];
  return {
    code,
    what: `${what} (${code})`,
    remedy: `${remedy}.`,
    ...(path !== undefined && { path }),
    verb: VERBS[syscall?.split(' ')[0] ?? ''] ?? 'write',
    general: OF_ALL.has(code),
  };
}

/** For whoever runs the program: `Cannot write out/ada: the disk is full (ENOSPC). Free ...`; `shown` shortens the path. */
export function systemSentence(fault: SystemFault, shown: (path: string) => string): string {
  const { verb, path, what, remedy } = fault;
  const about = path === undefined ? 'The system refused' : `Cannot ${verb} ${shown(path)}`;
  return `${about}: ${what}. ${remedy}`;
}

const said = (errno: number | undefined): string =>
  (errno !== undefined && getSystemErrorMap().get(errno)?.[1]) || 'the system refused';
