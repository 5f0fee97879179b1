import type { Command, Mechanism } from '../mechanism.js';
import { find, runs } from '../programs.js';

/** Ends well where no other process is to be seen and nothing but the own machine without an address is in the network. */
const PROBE = `
const { readdirSync } = require('fs'), { networkInterfaces } = require('os');
const processes = readdirSync('/proc').filter((name) => Number(name) > 1);
process.exit(processes.length + Object.keys(networkInterfaces()).length);`;

/**
 * Namespaces of its own for network, processes and messages, where the grader is root or may make users of its own, without
 * bubblewrap: a network in which nobody is, no other process in sight. Files stay as they are.
 */
export default {
  title: 'namespaces',
  stops: 'the network, other processes',
  kind: 'part',
  holds: ['network', 'processes'],
  // Outside of what gives up being root.
  order: 45,
  async missing() {
    if (process.platform !== 'linux') return 'Linux only';
    if (!find('unshare') || !find('setpriv'))
      return 'unshare or setpriv is not installed; both are part of util-linux';
    return runs(wrap({ program: process.execPath, args: ['-e', PROBE], files: [] }));
  },
  wrap,
} satisfies Mechanism;

function wrap({ program, args, files }: Command): Command {
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];
  return {
    program: find('setpriv')!,
    args: [
      // `unshare` waits for what it starts: both must go when the grader goes.
      ...['--pdeathsig', 'KILL', find('unshare')!, ...user],
      ...['--net', '--pid', '--ipc', '--uts', '--mount-proc', '--fork', '--kill-child', '--'],
      ...[program, ...args],
    ],
    files,
  };
}
