import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { build } from 'esbuild';
import { startBackend } from '../../src/tensor/backend.js';

const SOURCE = fileURLToPath(new URL('../../src/tensor/backend.ts', import.meta.url));
const WASM = fileURLToPath(
  new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url),
);
/** Our own kernels, as `npm run build` compiles them. */
const NATIVE = fileURLToPath(new URL('../../dist/native/', import.meta.url));

/** Starts the engine named on the command line and computes with it; prints one line. */
const PROGRAM = `
import * as tf from '@tensorflow/tfjs';
import { startBackend } from ${JSON.stringify(SOURCE)};
try {
  const started = await startBackend(process.argv[2], { folder: process.argv[3] });
  console.log(started.backend, tf.getBackend(), tf.sum([1, 2]).dataSync()[0]);
} catch (error) {
  console.log(error.code, error.message);
}`;

/** What TensorFlow.js's wasm glue expects of Node's older module format. */
const BANNER = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __dirname = import.meta.dirname, __filename = import.meta.filename;`;

for (const backend of ['wasm', 'cpu'] as const) {
  it(`startBackend starts ${backend} and says so`, async () => {
    expect(await startBackend(backend)).to.deep.equal({ backend });
    expect(tf.getBackend()).to.equal(backend);
  });
}

it('the list of engines loads no TensorFlow.js: the process that asks which there are would start half a second later', async () => {
  const engines = new URL('../../dist/tensor/engines.js', import.meta.url).href;
  const program = `await import(${JSON.stringify(engines)});
    const { default: { _cache } } = await import('node:module');
    console.log(Object.keys(_cache).filter((file) => file.includes('tfjs')).length);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout).to.equal('0\n');
});

describe('startBackend in a bundle in a folder of its own', function () {
  this.timeout(60_000);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-backend-'));
    await build({
      stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      outfile: join(folder, 'program.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      banner: { js: BANNER },
      logLevel: 'error',
    });
    for (const from of [WASM, NATIVE]) {
      for (const file of (await readdir(from)).filter((name) => name.endsWith('.wasm'))) {
        await copyFile(join(from, file), join(folder, file));
      }
    }
  });
  after(() => rm(folder, { recursive: true }));

  /** What the program prints, stderr included, with an address space of so many KiB. */
  async function run(backend: string, wasmFolder: string, limit = 'unlimited'): Promise<string> {
    const script = `ulimit -v ${limit}; exec "$0" "$@" 2>&1`;
    const program = [process.execPath, join(folder, 'program.mjs'), backend, wasmFolder];
    return (await promisify(execFile)('sh', ['-c', script, ...program])).stdout;
  }

  it('starts either engine, with no word of TensorFlow.js', async () => {
    expect(await run('wasm', `${folder}/`)).to.equal('wasm wasm 3\n');
    expect(await run('cpu', `${folder}/`)).to.equal('cpu cpu 3\n');
  });

  it('does not fall back from wasm to cpu', async () => {
    const nowhere = join(folder, 'nowhere/');
    expect(await run('wasm', nowhere)).to.match(/^BACKEND_NOT_STARTED .*wasm did not start.*--backend/m);
  });

  it('does not take cpu for wasm when a memory limit stops wasm', async function () {
    // Elsewhere the address space cannot be limited.
    if (process.platform !== 'linux') this.skip();
    const said = await run('wasm', `${folder}/`, '4000000').catch(({ stdout }: { stdout: string }) => stdout);
    // Newer V8s reserve less and start, or end the process.
    if (process.version.startsWith('v20.')) expect(said).to.match(/^BACKEND_NOT_STARTED .*more memory/m);
    else expect(said).not.to.match(/^\w+ cpu /m);
  });
});
