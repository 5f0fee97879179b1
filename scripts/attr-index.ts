import { readdir, readFile, writeFile } from 'node:fs/promises';

/**
 * Writes src/attr/index.ts, the list of what `gradelens/attr` exports, from the files of its folders.
 *
 * With `--check` it writes nothing, and exits with 1 when the file is not what the folders give.
 */
const folder = new URL('../src/attr/', import.meta.url);
const file = new URL('index.ts', folder);
const modulesOf = async (name: string): Promise<string[]> =>
  (await readdir(new URL(`${name}/`, folder)))
    .sort()
    .map((each) => `./${name}/${each.replace(/\.ts$/, '.js')}`);
const units = [
  ...(await modulesOf('methods')),
  ...(await modulesOf('metrics')),
  ...(await modulesOf('robust')),
  './interpolate.js',
  './kept-forward.js',
];
const types = [
  ...[
    'attack',
    'baselines',
    'delta',
    'explain',
    'features',
    'inputs',
    'long',
    'models/model',
    'neuron',
    'noise',
    'path',
    'perturb',
  ],
  ...['quadrature', 'relevance', 'rescale', 'target', 'windows'],
];
const text = [
  "/** The attribution library: Captum's methods, names and numbers for TensorFlow.js. Written by `npm run exports`. */",
  ...units.map((module) => `export * from '${module}';`),
  // For programs of their own: what this project's own start of the engine does.
  "export { completeWasm } from '../tensor/repair/engine.js';",
  ...types.map((module) => `export type * from './${module}.js';`),
  '',
].join('\n');

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('src/attr/index.ts is out of date. Run: npm run exports');
  process.exitCode = 1;
}
