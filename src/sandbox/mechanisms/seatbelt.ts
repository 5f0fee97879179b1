import type { Mechanism } from '../mechanism.js';
import { find, runs } from '../programs.js';

/**
 * Apple's sandbox on macOS: no network, no writing, no new programs, reading only what the child may read and the system's
 * libraries. Written to its documentation and not yet tried on a Mac.
 */
const profile = (readable: readonly string[], node: string): string =>
  [
    '(version 1)',
    '(deny default)',
    '(import "bsd.sb")',
    `(allow process-exec (literal ${JSON.stringify(node)}))`,
    ...['/usr/lib', '/System/Library'].map((path) => `(allow file-read* (subpath "${path}"))`),
    ...[node, ...readable].map(
      (path) => `(allow file-read* (subpath ${JSON.stringify(path.replace(/\/\*$/, ''))}))`,
    ),
  ].join('\n');

export default {
  title: 'sandbox-exec',
  stops: 'the network, files but its own, writing, new programs',
  kind: 'isolation',
  holds: ['network', 'files', 'writing', 'programs'],
  order: 11,
  async missing() {
    if (process.platform !== 'darwin') return 'macOS only';
    if (!find('sandbox-exec')) return 'not installed, though macOS brings it';
    const args = ['-p', profile([], process.execPath), process.execPath, '--version'];
    return runs({ program: find('sandbox-exec')!, args, files: [] });
  },
  wrap: ({ program, args, files }, { readable }) => ({
    program: find('sandbox-exec')!,
    args: ['-p', profile(readable, program), program, ...args],
    files,
  }),
} satisfies Mechanism;
