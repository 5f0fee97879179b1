import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { OWN_PROCESS, seccompFilter } from '../../src/sandbox/seccomp.js';
import { BY_ARGUMENT, HIDDEN, REFUSED } from '../../src/sandbox/system-calls.js';

const ARCHITECTURES = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;
const [ALLOW, KILL, EPERM, ENOSYS] = [0x7fff0000, 0x80000000, 0x00050001, 0x00050026];

/** What the kernel would do: classic BPF over `struct seccomp_data`. */
function verdict(filter: Buffer, architecture: number, call: number, args: readonly number[] = []): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call, 0);
  data.writeUInt32LE(architecture, 4);
  args.forEach((arg, i) => {
    data.writeUInt32LE(arg >>> 0, 16 + 8 * i);
  });
  let accumulator = 0;
  for (let at = 0; ; at++) {
    const [code, ifTrue, ifFalse] = [filter.readUInt16LE(at * 8), filter[at * 8 + 2]!, filter[at * 8 + 3]!];
    const value = filter.readUInt32LE(at * 8 + 4);
    if (code === 0x06) return value;
    if (code === 0x20) accumulator = data.readUInt32LE(value);
    else {
      const holds =
        code === 0x15
          ? accumulator === value
          : code === 0x35
            ? accumulator >= value
            : (accumulator & value) !== 0;
      at += holds ? ifTrue : ifFalse;
    }
  }
}

const refused = Object.values(REFUSED).flatMap((calls) => Object.entries(calls));

describe('the seccomp filter', () => {
  for (const [name, architecture] of Object.entries(ARCHITECTURES)) {
    const column = name === 'x64' ? 0 : 1;
    const filter = seccompFilter(name, { signals: true })!;
    const of = (numbers: readonly number[], ...args: number[]) =>
      verdict(filter, architecture, numbers[column]!, args);

    it(`refuses what it lists and nothing that Node needs: ${name}`, () => {
      for (const [call, numbers] of refused)
        if (numbers[column] >= 0) expect(of(numbers), call).to.equal(EPERM);
      for (const numbers of Object.values(HIDDEN)) expect(of(numbers)).to.equal(ENOSYS);
      // read, write, mmap, futex, getrandom, exit_group, execve, epoll_pwait
      const needed = [
        [0, 63],
        [1, 64],
        [9, 222],
        [202, 98],
        [318, 278],
        [231, 94],
        [59, 221],
        [281, 22],
      ];
      for (const numbers of needed) expect(of(numbers)).to.equal(ALLOW);
    });

    it(`looks at arguments: ${name}`, () => {
      const { clone, open, openat, fcntl, ioctl, prlimit64, kill, tgkill } = BY_ARGUMENT;
      expect(of(clone, 0x3d0f00)).to.equal(ALLOW);
      expect(of(clone, 17)).to.equal(EPERM);
      for (const [flags, expected] of [
        [0o2000000, ALLOW],
        [0, ALLOW],
        [1, EPERM],
        [2, EPERM],
        [0o100, EPERM],
        [0o1000, EPERM],
        [0o20200002, EPERM],
      ] as const) {
        expect(of(openat, -100, 4096, flags), `openat ${flags}`).to.equal(expected);
        if (open[column] >= 0) expect(of(open, 4096, flags), `open ${flags}`).to.equal(expected);
      }
      for (const [command, expected] of [
        [1, ALLOW],
        [4, ALLOW],
        [8, EPERM],
        [10, EPERM],
        [15, EPERM],
        [1030, ALLOW],
      ] as const)
        expect(of(fcntl, 3, command), `fcntl ${command}`).to.equal(expected);
      expect([of(ioctl, 0, 0x5412), of(ioctl, 0, 0x541b), of(ioctl, 0, 0x8901)]).to.deep.equal([
        EPERM,
        ALLOW,
        EPERM,
      ]);
      expect([of(prlimit64, 0), of(prlimit64, 1)]).to.deep.equal([ALLOW, EPERM]);
      for (const call of [kill, tgkill]) {
        expect([of(call, OWN_PROCESS), of(call, 1), of(call, 0), of(call, -1)]).to.deep.equal([
          ALLOW,
          EPERM,
          EPERM,
          EPERM,
        ]);
      }
    });

    it(`kills another architecture's calls: ${name}`, () => {
      expect(verdict(filter, 0x40000003, 1)).to.equal(KILL);
      expect(of([0x40000000, 0x40000000])).to.equal(KILL);
    });
  }

  it('is not made for a processor whose numbers are unknown', () => {
    expect(seccompFilter('riscv64')).to.equal(undefined);
  });

  it('has the numbers of the kernel’s headers', function () {
    const headers = [
      ['/usr/include/x86_64-linux-gnu/asm/unistd_64.h', /#define __NR_(\w+)\s+(\d+)/g],
      ['/usr/include/asm-generic/unistd.h', /#define __NR(?:3264)?_(\w+)\s+(\d+)/g],
    ] as const;
    if (!headers.every(([path]) => existsSync(path))) {
      console.log('      skipped: the kernel’s headers are not installed (linux-libc-dev)');
      this.skip();
    }
    // Younger than the headers of some systems.
    const younger = ['fchmodat2', 'setxattrat', 'removexattrat'];
    const [x64, arm64] = headers.map(
      ([path, line]) =>
        new Map(
          [...readFileSync(path, 'utf8').matchAll(line)].map(([, call, number]) => [call, Number(number)]),
        ),
    );
    const all = [...refused, ...Object.entries(HIDDEN), ...Object.entries(BY_ARGUMENT)];
    expect(all.length).to.be.above(120);
    for (const [call, numbers] of all) {
      if (younger.includes(call) && !x64!.has(call)) continue;
      expect([x64!.get(call), arm64!.get(call) ?? -1], call).to.deep.equal(numbers);
    }
  });
});
