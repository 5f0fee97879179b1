import { ALL_DANGERS, DANGERS } from './dangers.js';
import type { Barrier } from './mechanism.js';

/** What stands between a hand-in and a machine, in words. */
export interface Protection {
  readonly isolated: boolean;
  /** What is in force, the innermost first. */
  readonly mechanisms: readonly string[];
  /** What a hand-in cannot do even when it has broken out of JavaScript. */
  readonly closed: readonly string[];
  /** What it could do then. */
  readonly open: readonly string[];
}

export function protectionOf({ used, isolated }: Barrier): Protection {
  const held = new Set(used.flatMap(({ holds }) => holds));
  const words = (isHeld: boolean): string[] =>
    ALL_DANGERS.filter((danger) => held.has(danger) === isHeld).map((danger) => DANGERS[danger]);
  return { isolated, mechanisms: used.map(({ title }) => title), closed: words(true), open: words(false) };
}

/** The walls that this system could have, each with why it has it not. */
export const missingWalls = ({ unused }: Pick<Barrier, 'unused'>): string[] =>
  unused
    .filter(({ mechanism: { kind }, why }) => kind === 'isolation' && !/^(Linux|macOS) only$/.test(why))
    .map(({ mechanism: { title }, why }) => `${title}: ${why}`);

/** One or two sentences. */
export function protectionText({ closed, open }: Protection): string {
  const who = 'a hand-in that breaks out of JavaScript';
  if (closed.length === 0) return `Nothing but limits: ${who} could ${list(open)}.`;
  const kept = `Even ${who} cannot ${list(closed, 'or')}.`;
  return open.length === 0 ? kept : `${kept} It could ${list(open)}.`;
}

/** "a, b and c". */
function list(parts: readonly string[], last = 'and'): string {
  const [end, ...rest] = [...parts].reverse();
  return rest.length === 0 ? end! : `${rest.reverse().join(', ')} ${last} ${end}`;
}
