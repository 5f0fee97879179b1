import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PlannedTest } from '../../src/grade/plan.js';
import { PACKAGE } from '../../src/model/folders.js';
import type { NetworkId } from '../../src/model/network.js';
import { findWeights } from '../../src/model/weights.js';
import { bundle } from '../../src/sandbox/bundle.js';
import { bundleProgram } from '../../src/sandbox/bundle-program.js';
import { encodeFrame } from '../../src/sandbox/frames.js';
import { LIBRARIES, WHOLE } from '../../src/sandbox/importable.js';
import { packCall } from '../../src/sandbox/messages.js';
import { type Watched, watch } from './watch.js';

/** What CommonJS code inside an ES module bundle expects to find. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
  'const [__filename, __dirname] = [import.meta.filename, import.meta.dirname];',
].join('\n');

/** A hand-in's functions, ready to be called with the inputs of tests, as often as wanted. Returns what does so. */
export async function bare(
  folder: string,
  handIn: string,
  network: NetworkId,
  tests: readonly PlannedTest[],
): Promise<() => Promise<Watched>> {
  const [runtime, code, calls] = [WHOLE, 'code', 'calls'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(runtime, { recursive: true });
  mkdirSync(code);
  const files = await bundleProgram({
    entryPoints: {
      bare: join(PACKAGE, 'bench/bulk/bare-program.ts'),
      tf: join(PACKAGE, 'src/sandbox/child/tf.ts'),
      attr: join(PACKAGE, 'src/attr/index.ts'),
    },
    outdir: runtime,
    banner: { js: BANNER },
    external: ['node-fetch'],
    alias: { '@tensorflow/tfjs-backend-webgl': '@tensorflow/tfjs-backend-webgl/dist/flags_webgl.js' },
  });
  for (const { path, contents } of files) writeFileSync(path, contents);
  const built = join(PACKAGE, 'dist/runtime');
  for (const file of readdirSync(built).filter((name) => name.endsWith('.wasm')))
    copyFileSync(join(built, file), join(runtime, file));
  for (const file of new Set(tests.map(({ problem }) => problem.file))) {
    const bundled = await bundle(handIn, file, LIBRARIES);
    if (bundled.outcome !== 'bundled') throw new Error(`${file} of ${handIn}: ${bundled.message}`);
    writeFileSync(join(code, moduleOf(file)), bundled.code);
  }
  writeFileSync(calls, Buffer.concat(tests.flatMap(frameOf)));
  const { path } = (await findWeights(network))!;
  return async () => {
    const run = await watch([join(runtime, 'bare.mjs'), network, path, calls]);
    if (run.code !== 0) throw new Error(`The plain script ended with ${run.code}: ${run.stderr.slice(-300)}`);
    return run;
  };
}

const moduleOf = (file: string): string => `${basename(file, '.ts')}.mjs`;

/** A test's call as a child gets it. */
function frameOf(planned: PlannedTest): Uint8Array[] {
  const { call, tensors } = packCall(planned.call);
  return encodeFrame({ message: { module: `../code/${moduleOf(call.file)}`, call }, tensors });
}
