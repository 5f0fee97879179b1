import { unitsOf } from '../folder.js';
import type { Danger } from './dangers.js';

/** A program about to be started. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Files that it gets open, from descriptor 5 on. */
  readonly files: readonly string[];
}

/** What a child may have. */
export interface ChildLimits {
  /** Paths that it may read; `/*` at the end of a folder's. */
  readonly readable: readonly string[];
  /** Folder of the child's program, where it begins. */
  readonly cwd: string;
  /** MiB. */
  readonly memoryLimit: number;
  /** It loads libraries in machine code, which Node's permission model must allow; default false. */
  readonly addons?: boolean;
  /** What it must read only the grader's own user may read, so it stays that user; default false. */
  readonly keepsUser?: boolean;
}

/** One means that stands between a submission and the machine: wraps the command that starts a child. */
export interface Mechanism {
  readonly title: string;
  /** What it keeps a submission from, for people. */
  readonly stops: string;
  /**
   * `isolation`: a wall that code has to break; at most one is used. `part`: of a wall, used only where none can be had.
   * `limit`: bounds what it may take.
   */
  readonly kind: 'isolation' | 'part' | 'limit';
  /** What it keeps even code from that has broken out of JavaScript. */
  readonly holds: readonly Danger[];
  /** Wrapped in this order, the innermost first; of isolations the first that works is taken. */
  readonly order: number;
  /** Why it cannot be used here, with the remedy; undefined where it can. */
  missing(): Promise<string | undefined>;
  wrap(command: Command, limits: ChildLimits): Command;
}

/** What is in force on this machine, and what is not and why. */
export interface Barrier {
  /** Innermost first. */
  readonly used: readonly Mechanism[];
  readonly unused: readonly { readonly mechanism: Mechanism; readonly why: string }[];
  /** Something of kind `isolation` is among them. */
  readonly isolated: boolean;
}

let known: Promise<Barrier> | undefined;

/** The mechanisms that work here, tried once in a process's life. */
export const barrier = (): Promise<Barrier> => (known ??= tryAll());

async function tryAll(): Promise<Barrier> {
  const all = [...(await unitsOf<Mechanism>(new URL('mechanisms/', import.meta.url))).values()];
  all.sort((a, b) => a.order - b.order);
  // Side by side, since each starts programs to see; of isolations only until one works.
  const limits = new Map(
    await Promise.all(
      all
        .filter(({ kind }) => kind === 'limit')
        .map(async (mechanism) => [mechanism, await mechanism.missing()] as const),
    ),
  );
  const used: Mechanism[] = [];
  const unused: { mechanism: Mechanism; why: string }[] = [];
  for (const mechanism of all) {
    const wall = mechanism.kind !== 'limit' && used.find(({ kind }) => kind === 'isolation');
    const missing = limits.has(mechanism) ? () => limits.get(mechanism) : mechanism.missing;
    const why = wall ? `${wall.title} is used` : await missing();
    if (why === undefined) used.push(mechanism);
    else unused.push({ mechanism, why });
  }
  return { used, unused, isolated: used.some(({ kind }) => kind === 'isolation') };
}

/** The whole command: the program within every mechanism in force. */
export const within = (used: readonly Mechanism[], program: string, limits: ChildLimits): Command =>
  used.reduce<Command>((command, mechanism) => mechanism.wrap(command, limits), {
    program: process.execPath,
    args: [program],
    files: [],
  });
