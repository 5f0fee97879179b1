import { againstCaptum, ENTRIES, LONG } from './captum.js';

// What is left out here on cpu is in captum-cpu.slow.ts, which `npm run test:slow` runs.
againstCaptum('wasm', Object.keys(ENTRIES));
againstCaptum(
  'cpu',
  Object.keys(ENTRIES).filter((entry) => !LONG.includes(entry)),
);
