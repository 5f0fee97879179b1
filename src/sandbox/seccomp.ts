import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a submission's process never needs, by system call number: x86-64, then 64-bit Arm; -1 where there is none. */
const REFUSED: Record<string, readonly [x64: number, arm64: number]> = {
  fork: [57, -1],
  vfork: [58, -1],
  socket: [41, 198],
  socketpair: [53, 199],
  connect: [42, 203],
  bind: [49, 200],
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  pidfd_open: [434, 434],
  pidfd_getfd: [438, 438],
  unshare: [272, 97],
  setns: [308, 268],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsmount: [432, 432],
  mount_setattr: [442, 442],
  open_by_handle_at: [304, 265],
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  add_key: [248, 217],
  request_key: [249, 218],
  keyctl: [250, 219],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  personality: [135, 92],
  fanotify_init: [300, 262],
  clock_settime: [227, 112],
  settimeofday: [164, 170],
  swapon: [167, 224],
  reboot: [169, 142],
};
/** Threads are made by `clone`; processes too, without CLONE_THREAD. `clone3` hides its flags, so it must not exist. */
const CLONE = { x64: 56, arm64: 220 };
const CLONE3 = 435;
const CLONE_THREAD = 0x10000;

const ARCHITECTURES = { x64: 0xc000003e, arm64: 0xc00000b7 };
const [EPERM, ENOSYS] = [1, 38];
/** Classic BPF: load a word, jump if equal, if at least, if any bit is set, return. */
const [LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN] = [0x20, 0x15, 0x35, 0x45, 0x06];
const [NUMBER, ARCHITECTURE, FIRST_ARGUMENT] = [0, 4, 16];
const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const errno = (code: number): number => 0x00050000 | code;

type Instruction = readonly [code: number, value: number, ifTrue?: number, ifFalse?: number];

/**
 * A seccomp filter for a child: no new processes, no sockets, no looking into others, no changes to the system. Programs of
 * another architecture are killed.
 *
 * - Returns `struct sock_filter`s for the kernel; undefined for a processor whose numbers are not known here.
 * - Source: seccomp(2), and the kernel's tables of system calls.
 */
export function seccompFilter(architecture: string = process.arch): Buffer | undefined {
  if (architecture !== 'x64' && architecture !== 'arm64') return undefined;
  const column = architecture === 'x64' ? 0 : 1;
  const refused = Object.values(REFUSED)
    .map((numbers) => numbers[column])
    .filter((number) => number >= 0);
  const program: Instruction[] = [
    [LOAD, ARCHITECTURE],
    [EQUAL, ARCHITECTURES[architecture], 1, 0],
    [RETURN, KILL],
    [LOAD, NUMBER],
    // x86-64 has a second set of numbers, which would slip past.
    [AT_LEAST, 0x40000000, 0, 1],
    [RETURN, KILL],
    ...refused.flatMap((number): Instruction[] => [
      [EQUAL, number, 0, 1],
      [RETURN, errno(EPERM)],
    ]),
    [EQUAL, CLONE3, 0, 1],
    [RETURN, errno(ENOSYS)],
    [EQUAL, CLONE[architecture], 0, 3],
    [LOAD, FIRST_ARGUMENT],
    [ANY_BIT, CLONE_THREAD, 1, 0],
    [RETURN, errno(EPERM)],
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
  const folder = mkdtempSync(join(tmpdir(), 'gradelens-seccomp-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  file = join(folder, 'filter.bpf');
  writeFileSync(file, filter);
  return file;
}
