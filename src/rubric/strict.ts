import { z } from 'zod';
import { suggestion } from '../nearest.js';

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
