/**
 * Part of `npm run build`: compiles src/tensor/native/assembly into dist/native, twice: with plain SIMD, and with relaxed
 * SIMD's fused multiply-add.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const entry = 'src/tensor/native/assembly/index.ts';
// It has no memory, table or data of its own: everything lies in TensorFlow.js's.
const options = ['--optimizeLevel', '3', '--runtime', 'stub', '--importMemory', '--noExportMemory'];
const builds = { 'gradelens.wasm': [], 'gradelens-relaxed.wasm': ['--enable', 'relaxed-simd'] };
await mkdir(path('dist/native'), { recursive: true });
for (const [file, features] of Object.entries(builds)) {
  const out = ['--outFile', `dist/native/${file}`, '--baseDir', path('')];
  const { error, stderr } = await asc.main([entry, ...options, ...out, '--enable', 'simd', ...features]);
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
}
