import type { Made } from './call.js';
import { calls } from './calls.js';
import { functions } from './functions.js';
import { inputs } from './inputs.js';
import { parts } from './parts.js';
import { places } from './places.js';
import { scale } from './scale.js';

/** Every way to spoil an answer, beside the hypothesis that must find it. */
export const made: readonly (readonly [id: string, made: Made])[] = Object.entries({
  ...scale,
  ...places,
  ...functions,
  ...inputs,
  ...parts,
  ...calls,
}).flatMap(([id, ways]) => [ways].flat().map((way) => [id, way as Made] as const));
