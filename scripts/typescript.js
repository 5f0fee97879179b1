/**
 * Part of `npm run build`: TypeScript's compiler in `dist/typescript`, 4 MB in place of 24, so that `check` tells mistakes of types
 * wherever gradelens is: the program in one file without comments, and the declarations of what JavaScript and browsers bring.
 *
 * It is the compiler that is written in JavaScript: the newer one is machine code for one kind of machine.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stop, transform } from 'esbuild';

/** What a program for the language's version of the check may use: this file and the ones it refers to. */
const DECLARATIONS = 'lib.es2022.full.d.ts';
/** Said in each file that differs from the original, as its licence asks. */
const CHANGED = '/* Shortened for gradelens: without comments. */\n';
const OUT = fileURLToPath(new URL('../dist/typescript/', import.meta.url));

const beside = createRequire(createRequire(import.meta.url).resolve('@typescript/typescript6/package.json'));
const source = dirname(beside.resolve('@typescript/old/package.json'));

await mkdir(OUT, { recursive: true });
for (const name of ['LICENSE.txt', 'ThirdPartyNoticeText.txt'])
  await copyFile(join(source, name), OUT + name);
const program = await readFile(join(source, 'lib/_tsc.js'), 'utf8');
// `dist` is a folder of ES modules, which this is not.
const { code } = await transform(program, { minify: true, legalComments: 'inline', target: 'node20' });
await writeFile(`${OUT}tsc.cjs`, CHANGED + code);
await declarations(DECLARATIONS);
await stop();

async function declarations(name, done = new Set()) {
  if (done.has(name)) return;
  done.add(name);
  const text = await readFile(join(source, 'lib', name), 'utf8');
  // Comments that a licence stands in begin with `/*!`.
  await writeFile(OUT + name, CHANGED + text.replace(/\/\*\*[\s\S]*?\*\/\n?/g, ''));
  for (const [, lib] of text.matchAll(/^\/\/\/ <reference lib="(.+?)"/gm)) {
    await declarations(`lib.${lib}.d.ts`, done);
  }
}
