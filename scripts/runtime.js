/** Part of `npm run build`: bundles what child processes and workers load into dist, so that no run has to. */
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleRuntime } from '../dist/sandbox/runtime.js';
import { bundleWorker } from '../dist/worker/program.js';

for (const [name, bundle] of Object.entries({ runtime: bundleRuntime, 'worker-runtime': bundleWorker })) {
  const folder = fileURLToPath(new URL(`../dist/${name}/`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await bundle(folder);
}
// The compiler's process would be waited for.
process.exit();
