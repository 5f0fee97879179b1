/**
 * `node check.js`: what `npx gradelens check` does in hand-in/, without npm, so that no network is needed. Options as there; a zip or
 * another folder that is named first is checked in place of hand-in/.
 */
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const named = /^[^-]/.test(process.argv[2] ?? '');
const place = named ? process.argv.splice(2, 1)[0] : here('hand-in');
process.argv.splice(2, 0, 'check', place, '--assignment', here('assignment/assignment.yaml'));
await import('./gradelens/bin/gradelens.js');
