/**
 * Part of `npm run build`: TensorFlow.js in `dist/tfjs`, as much of it as runs in Node: 2 MB in place of 286.
 *
 * - `package/`: `@tensorflow/tfjs` as a package, for the folders that students work in.
 * - `index.js`: what the library's own modules import: the user's `@tensorflow/tfjs`, else the one of `package/`.
 * - `wasm.js`: its engine for WebAssembly, likewise.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleEngine, bundleTfjs } from './tfjs/bundle.js';
import { chooseEngine, chooseTfjs } from './tfjs/choose.js';
import { importOwn } from './tfjs/import-own.js';
import { rolledTypes } from './tfjs/types.js';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const OUT = folder('../dist/tfjs');
const require = createRequire(import.meta.url);
const tfjs = require('@tensorflow/tfjs/package.json');

/** Of everything that the files are made from. */
async function keyOf() {
  const hash = createHash('sha256').update(tfjs.version);
  const scripts = (await readdir(folder('tfjs'))).map((name) => join(folder('tfjs'), name)).sort();
  for (const path of [fileURLToPath(import.meta.url), ...scripts]) hash.update(await readFile(path));
  return hash.digest('hex');
}

const key = await keyOf();
const stamp = join(OUT, 'made-from');
if ((await readFile(stamp, 'utf8').catch(() => '')) !== key) {
  await rm(OUT, { recursive: true, force: true });
  await mkdir(join(OUT, 'package'), { recursive: true });
  const source = dirname(require.resolve('@tensorflow/tfjs/package.json'));
  await writeFile(join(OUT, 'package/index.js'), await bundleTfjs());
  await writeFile(join(OUT, 'package/index.d.ts'), await rolledTypes(join(source, 'dist/index.d.ts')));
  await writeFile(join(OUT, 'package/package.json'), `${JSON.stringify(manifest(tfjs), null, 2)}\n`);
  await writeFile(join(OUT, 'engine.js'), await bundleEngine());
  const { default: _, ...names } = await import('../dist/tfjs/package/index.js');
  await writeFile(join(OUT, 'index.js'), chooseTfjs(Object.keys(names)));
  await writeFile(join(OUT, 'wasm.js'), chooseEngine());
  await writeFile(stamp, key);
}
await importOwn(folder('../dist'));
// The compiler's process would be waited for.
process.exit();

function manifest({ name, version, license, repository }) {
  return {
    ...{ name, version, license, repository, type: 'module' },
    description:
      'TensorFlow.js as far as gradelens runs it: without WebGL, in one file, with its types in another',
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
  };
}
