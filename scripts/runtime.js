/** Part of `npm run build`: bundles what child processes load into dist/runtime, so that no run has to. */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleRuntime } from '../dist/sandbox/runtime.js';

const folder = fileURLToPath(new URL('../dist/runtime/', import.meta.url));
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
await bundleRuntime(folder);
// The compiler's process would be waited for.
process.exit();
