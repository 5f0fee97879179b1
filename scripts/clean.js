/** Part of `npm run build`: removes what was built, but for TensorFlow.js, which `scripts/tfjs.js` knows to be up to date or not. */
import { readdir, rm } from 'node:fs/promises';

const DIST = new URL('../dist/', import.meta.url);

for (const name of await readdir(DIST).catch(() => [])) {
  if (name !== 'tfjs') await rm(new URL(name, DIST), { recursive: true });
}
