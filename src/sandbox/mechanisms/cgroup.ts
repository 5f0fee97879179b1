import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Mechanism } from '../mechanism.js';

const ROOT = '/sys/fs/cgroup';
/** MiB that Node itself needs. */
const OWN = 512;
/** Node has a dozen threads. */
const TASKS = 64;

let parent: string | undefined;
let count = 0;
const made = new Set<string>();

/**
 * A control group (version 2) for each child: memory with all that it starts, and the number of tasks. For whoever may make
 * groups beside the grader's own: root, or a user to whom systemd has delegated them.
 *
 * - Source: the kernel's "Control Group v2". Written to it and tried only as far as saying why it cannot be used.
 */
export default {
  title: 'control group',
  stops: 'memory and tasks, of a child with all that it starts',
  kind: 'limit',
  holds: [],
  order: 50,
  async missing() {
    const own = read('/proc/self/cgroup').match(/^0::(\/.*)$/m)?.[1];
    if (own === undefined || read(join(ROOT, 'cgroup.controllers')) === '')
      return 'no control groups of version 2 here';
    const places = [...new Set([dirname(join(ROOT, own)), ROOT])].filter((place) => place.startsWith(ROOT));
    parent = places.find(usable);
    return parent ? undefined : 'this user may not make control groups with limits of memory and tasks';
  },
  wrap({ program, args, files }, { memoryLimit }) {
    removeEmpty();
    const group = join(parent!, `gradelens-${process.pid}-${++count}`);
    make(group, memoryLimit);
    // It enters the group itself, before it becomes anything else: so does all that it starts.
    const enter = 'echo $$ > "$0/cgroup.procs" && exec "$@"';
    return { program: '/bin/sh', args: ['-c', enter, group, program, ...args], files };
  },
} satisfies Mechanism;

function make(group: string, memoryLimit: number): void {
  mkdirSync(group);
  if (made.size === 0) process.once('exit', removeEmpty);
  made.add(group);
  writeFileSync(join(group, 'memory.max'), String((memoryLimit + OWN) * 2 ** 20));
  writeFileSync(join(group, 'pids.max'), String(TASKS));
}

/** Tries it: a group is made, limited and removed. */
function usable(place: string): boolean {
  try {
    make(join(place, `gradelens-${process.pid}-probe`), 1);
    return true;
  } catch {
    return false;
  } finally {
    removeEmpty();
  }
}

/** A group in which something still runs stays. */
function removeEmpty(): void {
  for (const group of made) {
    try {
      rmdirSync(group);
      made.delete(group);
    } catch {
      // In use; the next call tries again.
    }
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
