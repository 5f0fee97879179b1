/** Part of `npm run build`: gathers the fonts, whose packages hold many more. */
import { copyFile, mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES, fontFile } from '../dist/font-files.js';

const folder = fileURLToPath(new URL('../dist/fonts/', import.meta.url));
const found = Object.entries(FONT_FILES).map(([name, path]) => [fontFile(name), basename(path)]);
await mkdir(folder);
for (const [file, name] of found) await copyFile(file, folder + name);
