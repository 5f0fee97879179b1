/** `node check.js`: what `npx gradelens check` does in hand-in/, without npm, so that no network is needed. Options as there. */
import { fileURLToPath } from 'node:url';

process.argv.splice(2, 0, 'check', fileURLToPath(new URL('hand-in', import.meta.url)));
await import('./gradelens/bin/gradelens.js');
