import type { Engine } from '../engine.js';

/** Plain JavaScript: slow, and the one to compare the others with. */
export const cpu: Engine = {
  confined: true,
  find: () => ({ modules: [] }),
  load: async () => {},
};
