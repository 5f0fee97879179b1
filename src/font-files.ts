import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Fonts by the paths in their packages: TrueType and OpenType, or a plain WOFF. */
const DEJAVU = 'dejavu-fonts-ttf/ttf';
const NOTO = '@expo-google-fonts';
export const FONT_FILES = {
  sans: `${DEJAVU}/DejaVuSans.ttf`,
  'sans-bold': `${DEJAVU}/DejaVuSans-Bold.ttf`,
  'sans-italic': `${DEJAVU}/DejaVuSans-Oblique.ttf`,
  condensed: `${DEJAVU}/DejaVuSansCondensed.ttf`,
  'condensed-bold': `${DEJAVU}/DejaVuSansCondensed-Bold.ttf`,
  mono: `${DEJAVU}/DejaVuSansMono.ttf`,
  devanagari: `${NOTO}/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf`,
  'devanagari-bold': `${NOTO}/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf`,
  cjk: '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  'cjk-bold': '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf',
  emoji: `${NOTO}/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`,
  unifont: '@fontsource/unifont/files/unifont-latin-400-normal.woff',
} as const;

export type FontName = keyof typeof FONT_FILES;

/** Where `npm run build` gathers them, from this module's place in `dist` or in a bundle there. */
const GATHERED = ['./fonts/', '../fonts/', '../../fonts/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

const known = new Map<FontName, string | undefined>();

/** Where a font's file lies; `undefined` where it was left out, as large ones are of a student's kit. */
export function fontFile(name: FontName): string | undefined {
  if (!known.has(name)) known.set(name, find(FONT_FILES[name]));
  return known.get(name);
}

function find(path: string): string | undefined {
  const packages = createRequire(import.meta.url).resolve.paths(path) ?? [];
  return [
    ...GATHERED.map((folder) => join(folder, basename(path))),
    ...packages.map((folder) => join(folder, path)),
  ].find(exists);
}

/** What a worker may not look at is not there for it. */
function exists(file: string): boolean {
  try {
    return existsSync(file);
  } catch {
    return false;
  }
}
