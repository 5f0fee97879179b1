import { tmpdir } from 'node:os';
import type { Command, Mechanism } from '../mechanism.js';
import { find, runs } from '../programs.js';
import bubblewrap from './bubblewrap.js';

/** Numbers of users that systems leave unused: below 2^31, above what they give out. Each child has the next one. */
const [FIRST, COUNT] = [2_147_000_000, 2 ** 16];
/** Nobody, where a container knows no such numbers. */
const NOBODY = 65_534;

let unused = FIRST + Math.floor(Math.random() * COUNT);
let only: number | undefined;

/**
 * Where the grader runs as root, as in containers of grading services, its children do not: each is a user who owns nothing,
 * and no two are the same, so that they cannot signal or look into each other, nor into the answer key's process.
 *
 * - Source: systemd's "Users, Groups, UIDs and GIDs on systemd systems", for numbers that nobody gives out.
 */
export default {
  title: 'a user of its own',
  stops: "acting as root, reading other users' files, other processes",
  kind: 'limit',
  holds: ['processes'],
  order: 40,
  async missing() {
    if (process.getuid?.() !== 0) return 'the grader itself is not root: nothing to give up';
    if (!find('setpriv')) return 'setpriv is not installed; it is part of util-linux';
    const within = async (bwrap: string | undefined): Promise<string | undefined> => {
      only = undefined;
      const failure = await reached(bwrap);
      if (failure === undefined) return undefined;
      only = NOBODY;
      return reached(bwrap);
    };
    const bwrap = find('bwrap');
    const failure = await within(bwrap);
    // What bubblewrap is not allowed as root either is no reason to stay root.
    return failure && bwrap && (await bubblewrap.missing()) ? within(undefined) : failure;
  },
  wrap: (command, { keepsUser = false }) => (keepsUser ? command : wrap(command)),
} satisfies Mechanism;

/** That user must still reach Node and the temporary folder, and be allowed what bubblewrap does. */
function reached(bwrap: string | undefined): Promise<string | undefined> {
  const reach = `fs.accessSync(${JSON.stringify(tmpdir())}, fs.constants.X_OK)`;
  const walls = bwrap ? [bwrap, '--unshare-all', '--ro-bind', '/', '/', '--proc', '/proc'] : [];
  const [program, ...args] = [...walls, process.execPath, '-e', reach];
  return runs(wrap({ program: program!, args, files: [] }));
}

function wrap({ program, args, files }: Command): Command {
  unused = FIRST + ((unused + 1 - FIRST) % COUNT);
  const user = String(only ?? unused);
  return {
    program: find('setpriv')!,
    args: ['--reuid', user, '--regid', user, '--clear-groups', program, ...args],
    files,
  };
}
