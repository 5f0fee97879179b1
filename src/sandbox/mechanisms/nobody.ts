import { tmpdir } from 'node:os';
import type { Mechanism } from '../mechanism.js';
import { find, runs } from '../programs.js';

/** The user of nobody, who owns nothing. */
const NOBODY = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];

/** Where the grader runs as root, as in containers of grading services, its children do not. */
export default {
  title: 'user nobody',
  stops: "acting as root, reading other users' files",
  kind: 'limit',
  holds: ['processes'],
  order: 40,
  async missing() {
    if (process.getuid?.() !== 0) return 'the grader itself is not root: nothing to give up';
    const setpriv = find('setpriv');
    if (!setpriv) return 'setpriv is not installed; it is part of util-linux';
    // Nobody must still reach Node and the temporary folder, and be allowed what bubblewrap does.
    const reach = `fs.accessSync(${JSON.stringify(tmpdir())}, fs.constants.X_OK)`;
    const bwrap = find('bwrap');
    const walls = bwrap ? [bwrap, '--unshare-all', '--ro-bind', '/', '/', '--proc', '/proc'] : [];
    return runs({ program: setpriv, args: [...NOBODY, ...walls, process.execPath, '-e', reach], files: [] });
  },
  wrap: ({ program, args, files }) => ({
    program: find('setpriv')!,
    args: [...NOBODY, program, ...args],
    files,
  }),
} satisfies Mechanism;
