import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Files, filesBelow, type Packed, packed } from '../files.js';
import { packageFolders } from './package-folders.js';

/** In a kit libraries lie where npm does not look after them: it would take away what no package.json names. */
const FOLDER = 'dist/node_modules';

/** What a library looks for beside itself, which no import names. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'esbuild-wasm': ['bin', 'esbuild.wasm', 'wasm_exec.js', 'wasm_exec_node.js'],
  '@img/sharp-wasm32': ['lib'],
  pdfkit: ['js/data/sRGB_IEC61966_2_1.icc', 'js/standard-fonts'],
};
const ALWAYS = /^(package\.json|(licen[cs]e|copying|notice|third-?party).*)$/i;

/**
 * Where libraries do what a kit's walls refuse, or what depends on the machine.
 * - Node's permission model refuses `process.binding`; the same numbers are to be had otherwise.
 * - No program need be called `node`.
 */
const AMENDED: readonly (readonly [file: RegExp, from: string, to: string])[] = [
  [/^@img\/sharp-wasm32\/lib\/.*\.js$/, 'process.binding("constants")["fs"]', 'require("node:fs").constants'],
  [/^esbuild\/lib\/main\.js$/, 'return ["node", [', 'return [process.execPath, ['],
];

/** Of what a kit's program loads the libraries, with what belongs to them, as files of the program. */
export async function libraryFiles(reached: readonly string[]): Promise<Files> {
  const files = new Map<string, Packed>();
  for (const root of packageFolders()) {
    const inside = reached.filter((path) => path.startsWith(root + sep)).map((path) => relative(root, path));
    const packages = new Set(inside.map(packageOf));
    const more = await Promise.all([...packages].map((name) => besides(root, name)));
    for (const path of [...inside, ...more.flat()]) {
      for (const [found, file] of await filesBelow(root, path)) {
        const [place, amended] = shipped(found, file);
        // The nearest is the one that is found.
        if (!files.has(place)) files.set(place, amended);
      }
    }
  }
  return files;
}

/** What of a package goes with its modules. */
async function besides(root: string, name: string): Promise<string[]> {
  const always = (await readdir(join(root, name))).filter((file) => ALWAYS.test(file));
  return [...always, ...(BESIDE[name] ?? [])].map((path) => join(name, path));
}

/** `@img/colour` of `@img/colour/index.cjs`; of a package inside another one, both. */
const packageOf = (path: string): string =>
  /^(?:(?:@[^/]+\/)?[^/]+\/node_modules\/)*(?:@[^/]+\/)?[^/]+/.exec(path.split(sep).join('/'))![0];

function shipped(path: string, file: Packed): readonly [string, Packed] {
  const place = path.replace(/^esbuild-wasm\//, 'esbuild/');
  const [, from, to] = AMENDED.find(([pattern]) => pattern.test(place)) ?? [];
  if (from === undefined) return [`${FOLDER}/${place}`, file];
  const text = Buffer.from(file.bytes).toString('utf8').replaceAll(from, to!);
  return [`${FOLDER}/${place}`, packed(text, file.mode)];
}
