import type { Command } from './mechanism.js';
import { find } from './programs.js';
import { OWN_PROCESS, seccompFilter } from './seccomp.js';

/** Paths that a confined program may read, with all below them, and start. */
export interface Paths {
  readonly readable: readonly string[];
  readonly executable: readonly string[];
}

/** `prctl` and `openat`: the only calls of this program whose numbers differ. */
const CALLS: Readonly<Record<string, readonly [prctl: number, openat: number]>> = {
  x64: [157, 257],
  arm64: [167, 56],
};

/** A line before the program's arguments' end, so that no path is taken for it. */
const END = '--';

/**
 * Gives up, for good, what a hand-in's process needs no more, and becomes the program. In Perl, since that is part of every
 * Debian and Ubuntu, can make system calls, and starts in three milliseconds. Nothing is loaded, no variable is read.
 *
 * Arguments: the filter in hexadecimal digits; then, for Landlock, `r` or `x` and a path, each; `--`; the program.
 *
 * - Sources: landlock(7), seccomp(2), the kernel's "Landlock: unprivileged access control".
 */
const program = ([prctl, openat]: readonly [number, number]): string => `
sub call { my ($name, @call) = @_; my $got = syscall $call[0], @call[1 .. $#call]; $got >= 0 or die "$name: $!\\n"; $got }
my $filter = pack 'H*', shift;
my @rules;
push @rules, [splice @ARGV, 0, 2] while $ARGV[0] ne '${END}';
shift;
call 'no new privileges', ${prctl}, 38, 1, 0, 0, 0;
if (@rules) {
  # What is not granted below is denied: as many rights as this kernel knows.
  my $version = call 'Landlock', 444, 0, 0, 1;
  my $files = (1 << 13) - 1;
  $files |= 1 << 13 if $version >= 2;
  $files |= 1 << 14 if $version >= 3;
  $files |= 1 << 15 if $version >= 5;
  my $attributes = pack 'QQQ', $files, $version >= 4 ? 3 : 0, $version >= 6 ? 3 : 0;
  my $rules = call 'Landlock', 444, $attributes, 24, 0;
  for (@rules) {
    my ($kind, $path) = @$_;
    my $file = syscall ${openat}, -100, $path, 010000000 | 02000000, 0;
    next if $file < 0;
    # Start 1, read a file 4, read a folder 8.
    my $rule = pack 'Ql', 4 | ($kind eq 'x' ? 1 : 0) | (-d $path ? 8 : 0), $file;
    call 'a rule of Landlock', 445, $rules, 1, $rule, 0;
  }
  call 'Landlock', 446, $rules, 0;
}
for (my $at = 4; $at < length $filter; $at += 8) {
  substr($filter, $at, 4) = pack 'V', $$ if ${OWN_PROCESS} == unpack 'V', substr $filter, $at, 4;
}
my $seccomp = pack 'S x6 P', length($filter) / 8, $filter;
call 'seccomp', ${prctl}, 22, 2, $seccomp;
exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!\\n";
`;

/** Why programs cannot be confined so here, with the remedy; undefined where they may be. */
export function cannotConfine(): string | undefined {
  if (process.platform !== 'linux') return 'Linux only';
  if (!CALLS[process.arch]) return `the system calls of this processor (${process.arch}) are not known here`;
  return find('perl') ? undefined : 'Perl is not installed; on Debian and Ubuntu: apt install perl-base';
}

/**
 * The command within a seccomp filter; with `paths` also within Landlock, which leaves those and nothing else of the file
 * system.
 */
export function confined({ program: inner, args, files }: Command, paths?: Paths): Command {
  const filter = seccompFilter(process.arch, { signals: true })!;
  const rules = [
    ...(paths?.readable ?? []).flatMap((path) => ['r', path]),
    ...(paths?.executable ?? []).flatMap((path) => ['x', path]),
  ];
  return {
    program: find('perl')!,
    args: ['-e', program(CALLS[process.arch]!), filter.toString('hex'), ...rules, END, inner, ...args],
    files,
  };
}
