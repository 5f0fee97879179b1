/** Part of `npm run build`: gathers the fonts, whose packages hold many more, and what shapes their letters. */
import { copyFile, mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES, gathered, SHAPER } from '../dist/font-files.js';

const folder = fileURLToPath(new URL('../dist/fonts/', import.meta.url));
const found = [...Object.values(FONT_FILES), SHAPER].map((path) => [gathered(path), basename(path)]);
await mkdir(folder);
for (const [file, name] of found) await copyFile(file, folder + name);
