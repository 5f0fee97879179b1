import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Programs that are bundled with TensorFlow.js, or are it. */
const BUNDLED = /^(runtime|worker-runtime|tfjs|sandbox)$/;
/** Only as `tsc` writes an import, at a line's begin: some modules hold code of hand-ins as text. */
const IMPORT = /^((?:im|ex)port \* (?:as tf )?from )'@tensorflow\/tfjs';$/gm;
const ENGINE = /await import\('@tensorflow\/tfjs-backend-wasm'\)/g;

/** Lets the built modules import `#tfjs`, which package.json leads to the user's TensorFlow.js or to the one that comes along. */
export async function importOwn(dist) {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const path = join(entry.parentPath, entry.name);
    if (BUNDLED.test(path.slice(dist.length + 1).split(sep)[0])) continue;
    const text = await readFile(path, 'utf8');
    const own = text.replace(IMPORT, "$1'#tfjs';").replace(ENGINE, "await import('#tfjs-wasm')");
    if (own !== text) await writeFile(path, own);
  }
}
