/**
 * Whether `dist` is what `npm run build` would make: exit code 0 if so, else 1. `npm ci` builds, and `npm test` right after it need not
 * do so again.
 *
 * - `--write`: the build's last step; says in `dist/built-from` what it was made from.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'dist/built-from');
/** All that a build reads; the lock file stands for the packages. */
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const FOLDERS = ['scripts', 'src'];

async function keyOf() {
  const hash = createHash('sha256').update(process.version);
  const found = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name)),
    ),
  );
  for (const path of [...FILES.map((file) => join(ROOT, file)), ...found.flat().sort()])
    hash.update(path.slice(ROOT.length)).update(await readFile(path));
  return hash.digest('hex');
}

const key = await keyOf();
if (process.argv[2] === '--write') await writeFile(STAMP, key);
else process.exit((await readFile(STAMP, 'utf8').catch(() => '')) === key ? 0 : 1);
