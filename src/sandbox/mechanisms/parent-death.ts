import type { Mechanism } from '../mechanism.js';
import { find } from '../programs.js';

/** The child is killed when the grader dies, however it dies. */
export default {
  title: 'death with the grader',
  stops: 'children that go on after the grader was killed',
  kind: 'limit',
  holds: [],
  order: 30,
  missing: async () => (find('setpriv') ? undefined : 'setpriv is not installed; it is part of util-linux'),
  wrap: ({ program, args, files }) => ({
    program: find('setpriv')!,
    args: ['--pdeathsig', 'KILL', program, ...args],
    files,
  }),
} satisfies Mechanism;
