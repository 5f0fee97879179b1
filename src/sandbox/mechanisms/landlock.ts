import { tmpdir } from 'node:os';
import { cannotConfine, confined } from '../confine.js';
import { ALL_DANGERS } from '../dangers.js';
import { libraryFolders, loaders } from '../libraries.js';
import type { Command, Mechanism } from '../mechanism.js';
import { runs } from '../programs.js';

/** What Node reads of the machine beside its libraries, and without which it does not start; its own numbers in /proc. */
const SYSTEM = [
  ...['/lib', '/lib32', '/lib64', '/usr/lib64', '/etc/ld.so.cache', '/dev/null'],
  ...['/etc/ssl/openssl.cnf', '/etc/pki/tls/openssl.cnf'],
];
const OWN = ['/proc/self', '/proc/cpuinfo', '/proc/meminfo', '/proc/stat'];

/** Ends well where nothing of the machine can be had: what is tried here would work in any other process. */
const PROBE = `
const fs = require('fs'), { spawnSync } = require('child_process');
const open = [];
const attempt = (name, work) => { try { work(); open.push(name); } catch {} };
attempt('lists /', () => fs.readdirSync('/'));
attempt('reads another file', () => fs.readFileSync('/proc/version'));
attempt('writes', () => fs.rmdirSync(fs.mkdtempSync(process.argv[1] + '/gradelens-')));
attempt('signals', () => process.kill(process.ppid, 0));
if (spawnSync(process.execPath, ['--version']).status === 0) open.push('starts programs');
require('dgram').createSocket('udp4').on('error', () => end(0)).bind(0, '127.0.0.1', () => end(1));
function end(network) {
  if (network) open.push('has a network');
  if (open.length) { console.error('it still ' + open.join(', ')); process.exit(1); }
  process.exit(0);
}`;

/**
 * Landlock, which needs neither root nor namespaces, for files, and a seccomp filter for all else. What a process may not
 * read, write, start, signal or connect to is still there, but out of reach.
 */
export default {
  title: 'Landlock and seccomp',
  stops: 'the network, signals to others, every file but its own, writing, new programs',
  kind: 'isolation',
  holds: ALL_DANGERS,
  order: 12,
  async missing() {
    const why = cannotConfine();
    if (why) return why;
    const failure = await runs(
      wrap({ program: process.execPath, args: ['-e', PROBE, tmpdir()], files: [] }, []),
    );
    return failure && /^Landlock:/.test(failure)
      ? `this kernel does not offer Landlock (${failure}): Linux has it from 5.13 on, where it is switched on`
      : failure;
  },
  wrap: (command, { readable }) => wrap(command, readable),
} satisfies Mechanism;

function wrap(command: Command, readable: readonly string[]): Command {
  return confined(command, {
    readable: [...SYSTEM, ...libraryFolders(), ...OWN, ...readable.map((path) => path.replace(/\/\*$/, ''))],
    executable: [command.program, ...loaders()],
  });
}
