import { lstatSync, readlinkSync } from 'node:fs';
import { ALL_DANGERS } from '../dangers.js';
import { libraryFolders } from '../libraries.js';
import type { Command, Mechanism } from '../mechanism.js';
import { find, runs } from '../programs.js';
import { seccompFile } from '../seccomp.js';

const NOBODY = '65534';
/** Standard streams and the two pipes come first. */
const FIRST_FILE = 5;

/**
 * bubblewrap: namespaces of its own for processes, network, mounts, users and the rest. Nothing of the machine is there
 * but Node, the libraries it is linked with, and what the child may read; all of it read-only.
 */
export default {
  title: 'bubblewrap',
  stops: 'the network, other processes, every file but its own, writing, new programs (seccomp)',
  kind: 'isolation',
  holds: ALL_DANGERS,
  order: 10,
  async missing() {
    if (process.platform !== 'linux') return 'Linux only';
    if (!find('bwrap')) return 'not installed; on Debian and Ubuntu: apt install bubblewrap';
    const probe = wrap({ program: process.execPath, args: ['--version'], files: [] }, []);
    const failure = await runs(probe, FIRST_FILE);
    if (failure === undefined) return undefined;
    return /uid map|permitted|denied|namespace/i.test(failure)
      ? `the system or its container forbids user namespaces (${failure.split(/[,.\n] ?/)[0]}); on Ubuntu an AppArmor profile for bwrap allows them: see docs/security.md`
      : failure;
  },
  wrap: (command, { readable }) => wrap(command, readable),
} satisfies Mechanism;

function wrap({ program, args, files }: Command, readable: readonly string[]): Command {
  const filter = seccompFile();
  const paths = readable.map((path) => path.replace(/\/\*$/, ''));
  return {
    program: find('bwrap')!,
    args: [
      '--unshare-all',
      ...['--unshare-user', '--uid', NOBODY, '--gid', NOBODY],
      // No `--new-session`: it would leave the group of processes that is killed at once, and `--die-with-parent` comes into
      // force too late for what is killed while it starts. A child has a session of its own, without a terminal, anyway.
      '--die-with-parent',
      '--clearenv',
      ...libraries(program),
      ...paths.flatMap((path) => ['--ro-bind', path, path]),
      ...['--proc', '/proc', '--dev', '/dev', '--remount-ro', '/dev', '--remount-ro', '/'],
      ...(filter ? ['--seccomp', String(FIRST_FILE + files.length)] : []),
      '--',
      program,
      ...args,
    ],
    files: filter ? [...files, filter] : files,
  };
}

let bound: string[] | undefined;

/** A program and the folders of the shared libraries that Node is linked with, which its own process knows. */
function libraries(program: string): string[] {
  bound ??= [
    ...['/lib', '/lib32', '/lib64'].flatMap(linkOrFolder),
    ...libraryFolders().flatMap((folder) => ['--ro-bind-try', folder, folder]),
    ...['--ro-bind-try', '/usr/lib64', '/usr/lib64'],
    ...['--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache'],
  ];
  return [...bound, '--ro-bind', program, program];
}

/** Where `/lib` is a link into `/usr`, as on most systems today, it is one inside too. */
function linkOrFolder(path: string): string[] {
  const info = lstatSync(path, { throwIfNoEntry: false });
  if (!info) return [];
  return info.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind-try', path, path];
}
