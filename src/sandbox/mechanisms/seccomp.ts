import { cannotConfine, confined } from '../confine.js';
import type { Mechanism } from '../mechanism.js';
import { runs } from '../programs.js';

/** Ends well where a socket and a new process are refused. */
const PROBE = `
if (require('child_process').spawnSync(process.execPath, ['--version']).status === 0) process.exit(1);
require('dgram').createSocket('udp4').on('error', () => process.exit(0)).bind(0, '127.0.0.1', () => process.exit(1));`;

/** The filter alone, where no wall can be had: files that others may read stay readable. */
export default {
  title: 'seccomp filter',
  stops: 'the network, signals to others, writing, new processes',
  kind: 'part',
  holds: ['network', 'writing', 'programs'],
  order: 13,
  async missing() {
    return cannotConfine() ?? runs(confined({ program: process.execPath, args: ['-e', PROBE], files: [] }));
  },
  wrap: (command) => confined(command),
} satisfies Mechanism;
