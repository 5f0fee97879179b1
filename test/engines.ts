import { type Backend, ENGINES, READABLE } from '../src/tensor/engines.js';

/** Engines that are installed here and can be read from at once; test/tensor/engines.test.ts names those that are not. */
export const ENGINES_HERE: readonly Backend[] = READABLE.filter((name) => 'modules' in ENGINES[name].find());
