import { z } from 'zod';

/**
 * A strict object whose unknown keys are answered with the nearest known one.
 *
 * The error text holds one line an unknown key, in the order of the issue's `keys`.
 */
export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys as string[]).map((key) => `unknown key; ${suggestion(key, known)}`).join('\n')
        : undefined,
  });
};

/** `did you mean "points"?` where something is near, else all that is known. */
export function suggestion(word: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, edits: editsBetween(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(candidate.length / 2)))
    .sort((a, b) => a.edits - b.edits);
  return nearest ? `did you mean "${nearest.candidate}"?` : `known are ${known.join(', ')}`;
}

/** Levenshtein distance: fewest insertions, deletions and replacements of a character. */
export function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}

/** An object of a union told apart by `kind`. */
type Kind = z.ZodObject<z.core.$ZodLooseShape & { kind: z.ZodLiteral<string> }, z.core.$strict>;

/** A union told apart by `kind`; an unknown kind is answered with the nearest known one. */
export const byKind = <const Kinds extends readonly [Kind, ...Kind[]]>(kinds: Kinds) =>
  z.discriminatedUnion('kind', kinds, {
    error: ({ input }) => {
      if (input === null || typeof input !== 'object') return undefined;
      const known = kinds.map(({ shape }) => shape.kind.value);
      const kind = 'kind' in input ? input.kind : undefined;
      return typeof kind === 'string'
        ? `unknown kind; ${suggestion(kind, known)}`
        : `expected one of ${known.join(', ')}`;
    },
  });
