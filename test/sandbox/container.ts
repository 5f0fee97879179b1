import { find } from '../../src/sandbox/programs.js';

/** Docker's default capabilities. */
const CAPABILITIES = [
  ...['chown', 'dac_override', 'fowner', 'fsetid', 'kill', 'setgid', 'setuid', 'setpcap', 'net_bind_service'],
  ...['net_raw', 'sys_chroot', 'mknod', 'audit_write', 'setfcap'],
];
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NAMESPACES = 0x7e020000;

/** x86-64: what Docker's default seccomp profile refuses to who is no administrator, as far as walls are made of it. */
const FILTER: readonly (readonly [code: number, value: number, ifTrue?: number, ifFalse?: number])[] = [
  [0x20, 0],
  // unshare, mount, umount2, setns, pivot_root
  ...[272, 165, 166, 308, 155].flatMap((call) => [[0x15, call, 0, 1] as const, [0x06, 0x00050001] as const]),
  [0x15, 435, 0, 1],
  [0x06, 0x00050026],
  [0x15, 56, 0, 3],
  [0x20, 16],
  [0x45, NAMESPACES, 0, 1],
  [0x06, 0x00050001],
  [0x06, 0x7fff0000],
];
/** The kernel's Landlock, which older ones lack: its first call. */
const NO_LANDLOCK = [
  [0x15, 444, 0, 1],
  [0x06, 0x00050026],
] as const;

/**
 * A command that starts others as Docker would: root without an administrator's capabilities and without namespaces.
 * Undefined, with a printed reason, where that cannot be imitated.
 */
export function container(test: Mocha.Context, { landlock = true } = {}): readonly string[] {
  const [perl, setpriv] = [find('perl'), find('setpriv')];
  if (process.getuid?.() !== 0 || process.arch !== 'x64' || !perl || !setpriv) {
    console.log('      skipped: imitating a container needs root, Perl, setpriv and x86-64');
    return test.skip();
  }
  const filter = [FILTER[0]!, ...(landlock ? [] : NO_LANDLOCK), ...FILTER.slice(1)];
  const bytes = Buffer.concat(
    filter.map(([code, value, ifTrue = 0, ifFalse = 0]) => {
      const instruction = Buffer.from([code, 0, ifTrue, ifFalse, 0, 0, 0, 0]);
      instruction.writeUInt32LE(value, 4);
      return instruction;
    }),
  );
  const install = `my $f = pack 'H*', shift; my $p = pack 'S x6 P', length($f) / 8, $f;
    syscall(157, 22, 2, $p) == 0 or die "$!"; exec { $ARGV[0] } @ARGV or die "$!";`;
  const kept = ['-all', ...CAPABILITIES.map((name) => `+${name}`)].join(',');
  return [
    ...[perl, '-e', install, bytes.toString('hex')],
    ...[setpriv, '--inh-caps', '-all', '--bounding-set', kept],
  ];
}

/**
 * A command that starts others where bubblewrap is not installed, in mounts of its own in which its file is covered; as
 * another user where a number is given.
 */
export function withoutBubblewrap(test: Mocha.Context, { user }: { user?: number } = {}): readonly string[] {
  const [unshare, setpriv, bwrap] = ['unshare', 'setpriv', 'bwrap'].map(find);
  if (!bwrap) return [];
  if (process.getuid?.() !== 0 || !unshare || !setpriv) {
    console.log('      skipped: hiding bubblewrap needs root, unshare and setpriv');
    return test.skip();
  }
  const hide = 'mount --bind /dev/null "$0" && exec "$@"';
  const as = user === undefined ? [] : ['--reuid', user, '--regid', user, '--clear-groups'];
  return [
    ...[unshare, '--mount', 'sh', '-c', hide, bwrap],
    ...[setpriv, ...as.map(String), '--inh-caps', '-all'],
  ];
}
