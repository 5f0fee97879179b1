import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { BY_ARGUMENT, HIDDEN, type Numbers, REFUSED } from './system-calls.js';

const ARCHITECTURES = { x64: 0xc000003e, arm64: 0xc00000b7 };
const [EPERM, ENOSYS] = [1, 38];
/** Classic BPF: load a word, jump if equal, if at least, if any bit is set, return. */
const [LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN] = [0x20, 0x15, 0x35, 0x45, 0x06];
const [NUMBER, ARCHITECTURE] = [0, 4];
/** Offset of an argument's lower half: all that the kernel looks at of a number, a descriptor or flags. */
const argument = (index: number): number => 16 + 8 * index;
const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const errno = (code: number): number => 0x00050000 | code;

/** Threads are made by `clone`; processes too, without this flag. */
const CLONE_THREAD = 0x10000;
/** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC. O_TMPFILE comes with one of the first two. */
const WRITING = 0o1 | 0o2 | 0o100 | 0o1000;
/** F_SETSIG, F_SETOWN, F_SETOWN_EX: who gets a signal when a file is ready. */
const OWNERS = [10, 8, 15];
/** FIOSETOWN and SIOCSPGRP likewise; TIOCSTI and TIOCLINUX type on a terminal. */
const CONTROLS = [0x8901, 0x8902, 0x5412, 0x541c];

/** In place of the number of the process that the filter is for, in a filter that has `signals`. */
export const OWN_PROCESS = 0x6c656e73;

type Instruction = readonly [code: number, value: number, ifTrue?: number, ifFalse?: number];

/**
 * A seccomp filter for a child: no new processes, no sockets, no writing, no looking into others, no changes to the system.
 * Programs of another architecture are killed.
 *
 * - `signals`: also no signals to others, for where they can be seen; `OWN_PROCESS` is to be replaced in it.
 * - Returns `struct sock_filter`s for the kernel; undefined for a processor whose numbers are not known here.
 * - Source: seccomp(2).
 */
export function seccompFilter(
  architecture: string = process.arch,
  { signals = false }: { readonly signals?: boolean } = {},
): Buffer | undefined {
  if (architecture !== 'x64' && architecture !== 'arm64') return undefined;
  const column = architecture === 'x64' ? 0 : 1;
  const known = (calls: readonly Numbers[]): number[] =>
    calls.map((numbers) => numbers[column]).filter((number) => number >= 0);
  /** A call is looked at by one of its arguments: `test` ends by jumping over one instruction where it is allowed. */
  const look = (call: Numbers, index: number, tests: readonly Instruction[]): Instruction[] =>
    known([call]).flatMap((number): Instruction[] => [
      [EQUAL, number, 0, tests.length + 3],
      [LOAD, argument(index)],
      ...tests,
      [RETURN, errno(EPERM)],
      [RETURN, ALLOW],
    ]);
  /** Refused with one of these values. */
  const oneOf = (values: readonly number[]): Instruction[] =>
    values.map((value, i) => {
      const rest = values.length - 1 - i;
      return [EQUAL, value, rest, rest === 0 ? 1 : 0];
    });
  const { clone, open, openat, fcntl, ioctl, prlimit64, kill, tgkill } = BY_ARGUMENT;
  const program: Instruction[] = [
    [LOAD, ARCHITECTURE],
    [EQUAL, ARCHITECTURES[architecture], 1, 0],
    [RETURN, KILL],
    [LOAD, NUMBER],
    // x86-64 has a second set of numbers, which would slip past.
    [AT_LEAST, 0x40000000, 0, 1],
    [RETURN, KILL],
    ...known(Object.values(REFUSED).flatMap((calls) => Object.values(calls))).flatMap(
      (number): Instruction[] => [
        [EQUAL, number, 0, 1],
        [RETURN, errno(EPERM)],
      ],
    ),
    ...known(Object.values(HIDDEN)).flatMap((number): Instruction[] => [
      [EQUAL, number, 0, 1],
      [RETURN, errno(ENOSYS)],
    ]),
    ...look(clone, 0, [[ANY_BIT, CLONE_THREAD, 1, 0]]),
    ...look(open, 1, [[ANY_BIT, WRITING, 0, 1]]),
    ...look(openat, 2, [[ANY_BIT, WRITING, 0, 1]]),
    ...look(fcntl, 1, oneOf(OWNERS)),
    ...look(ioctl, 1, oneOf(CONTROLS)),
    // Of its own limits only.
    ...look(prlimit64, 0, [[EQUAL, 0, 1, 0]]),
    ...(signals ? [kill, tgkill].flatMap((call) => look(call, 0, [[EQUAL, OWN_PROCESS, 1, 0]])) : []),
    [RETURN, ALLOW],
  ];
  const bytes = Buffer.alloc(program.length * 8);
  for (const [i, [code, value, ifTrue = 0, ifFalse = 0]] of program.entries()) {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(ifTrue, i * 8 + 2);
    bytes.writeUInt8(ifFalse, i * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, i * 8 + 4);
  }
  return bytes;
}

let file: string | undefined;

/** The filter as a file, gone when this process ends; undefined where there is none. */
export function seccompFile(): string | undefined {
  if (file) return file;
  const filter = seccompFilter();
  if (!filter) return undefined;
  file = join(temporaryFolder('seccomp').path, 'filter.bpf');
  writeFileSync(file, filter);
  return file;
}
