import type { Faults } from './class-zip-plan.js';
import type { Candidate } from './source.js';

/**
 * Hand-ins of which the export's zip has a part broken are refused for that; broken parts that are nobody's are hand-ins of
 * nobody, refused.
 *
 * - `inside`: the folder of the zip that holds the class, with `/` at its end.
 */
export function faultsOf(candidates: readonly Candidate[], faults: Faults, inside: string): Candidate[] {
  const left = new Map(
    [...faults].map(([path, fault]) => [path.startsWith(inside) ? path.slice(inside.length) : path, fault]),
  );
  const all = candidates.map((candidate) => {
    const own = [...left].filter(([path]) =>
      candidate.entries.some((entry) => path === entry || path.startsWith(`${entry}/`)),
    );
    for (const [path] of own) left.delete(path);
    return own.length === 0 || candidate.refused ? candidate : { ...candidate, refused: own[0]![1] };
  });
  return [...all, ...[...left].map(([path, refused]) => ({ entries: [path], who: [], refused }))];
}
