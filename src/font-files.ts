import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEJAVU = 'dejavu-fonts-ttf/ttf';
const notoFile = (folder: string, face: string, weight: '400Regular' | '700Bold'): string =>
  `@expo-google-fonts/${folder}/${weight}/${face}_${weight}.ttf`;

/** Noto's fonts of one script each, regular and bold; those of `REGULAR` would weigh twice as much. */
const NOTO = {
  devanagari: ['noto-sans-devanagari', 'NotoSansDevanagari'],
  armenian: ['noto-sans-armenian', 'NotoSansArmenian'],
  bengali: ['noto-sans-bengali', 'NotoSansBengali'],
  georgian: ['noto-sans-georgian', 'NotoSansGeorgian'],
  gujarati: ['noto-sans-gujarati', 'NotoSansGujarati'],
  gurmukhi: ['noto-sans-gurmukhi', 'NotoSansGurmukhi'],
  hebrew: ['noto-sans-hebrew', 'NotoSansHebrew'],
  kannada: ['noto-sans-kannada', 'NotoSansKannada'],
  khmer: ['noto-sans-khmer', 'NotoSansKhmer'],
  lao: ['noto-sans-lao', 'NotoSansLao'],
  malayalam: ['noto-sans-malayalam', 'NotoSansMalayalam'],
  myanmar: ['noto-sans-myanmar', 'NotoSansMyanmar'],
  oriya: ['noto-sans-oriya', 'NotoSansOriya'],
  sinhala: ['noto-sans-sinhala', 'NotoSansSinhala'],
  tamil: ['noto-sans-tamil', 'NotoSansTamil'],
  telugu: ['noto-sans-telugu', 'NotoSansTelugu'],
  thai: ['noto-sans-thai', 'NotoSansThai'],
} as const;
const REGULAR = {
  ethiopic: ['noto-sans-ethiopic', 'NotoSansEthiopic'],
  tibetan: ['noto-serif-tibetan', 'NotoSerifTibetan'],
} as const;
type NotoName = keyof typeof NOTO | `${keyof typeof NOTO}-bold` | keyof typeof REGULAR;

/** Fonts of the package by the paths that they come from: TrueType and OpenType, or a plain WOFF. */
export const FONT_FILES = {
  sans: `${DEJAVU}/DejaVuSans.ttf`,
  'sans-bold': `${DEJAVU}/DejaVuSans-Bold.ttf`,
  'sans-italic': `${DEJAVU}/DejaVuSans-Oblique.ttf`,
  condensed: `${DEJAVU}/DejaVuSansCondensed.ttf`,
  'condensed-bold': `${DEJAVU}/DejaVuSansCondensed-Bold.ttf`,
  mono: `${DEJAVU}/DejaVuSansMono.ttf`,
  ...(Object.fromEntries([
    ...Object.entries({ ...NOTO, ...REGULAR }).map(([name, [folder, face]]) => [
      name,
      notoFile(folder, face, '400Regular'),
    ]),
    ...Object.entries(NOTO).map(([name, [folder, face]]) => [
      `${name}-bold`,
      notoFile(folder, face, '700Bold'),
    ]),
  ]) as Record<NotoName, string>),
  // Its dots are parts of its letters, which programs that read a page put together no better than they find them.
  arabic: '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Regular.ttf',
  'arabic-bold': '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf',
  chinese: '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  'chinese-bold': '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  unifont: '@fontsource/unifont/files/unifont-latin-400-normal.woff',
} as const;

/** Fonts that the package leaves to whoever writes in their scripts, for their weight: `npm install` of the path's beginning brings one. */
const OPTIONAL_FILES = {
  korean: '@embedpdf/fonts-kr/fonts/NotoSansKR-Regular.otf',
  'korean-bold': '@embedpdf/fonts-kr/fonts/NotoSansKR-Bold.otf',
  japanese: '@embedpdf/fonts-jp/fonts/NotoSansJP-Regular.otf',
  'japanese-bold': '@embedpdf/fonts-jp/fonts/NotoSansJP-Bold.otf',
  traditional: '@embedpdf/fonts-tc/fonts/NotoSansHant-Regular.otf',
  'traditional-bold': '@embedpdf/fonts-tc/fonts/NotoSansHant-Bold.otf',
} as const;

/** HarfBuzz as WebAssembly, which stands with the fonts that it shapes. */
export const SHAPER = 'harfbuzzjs/dist/harfbuzz.wasm';

const ALL = { ...FONT_FILES, ...OPTIONAL_FILES };
export type FontName = keyof typeof ALL;

/** Where `npm run build` gathers them, from this module's place in `dist` or in a bundle there. */
const GATHERED = ['./fonts/', '../fonts/', '../../fonts/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** A font's bold face, where there is one. */
export function boldOf(name: FontName): FontName | undefined {
  const bold = `${name}-bold`;
  return bold in ALL ? (bold as FontName) : undefined;
}

/** The package that brings a font. */
export const packageOf = (name: FontName): string => packageIn(ALL[name]);
const packageIn = (path: string): string => path.split('/', 2).join('/');

/** Packages of optional fonts that are installed where somebody works, and for all folders above. */
export function installedFonts(folder: string): { readonly modules: string; readonly path: string }[] {
  const packages = new Set(Object.values(OPTIONAL_FILES).map(packageIn));
  const modules = createRequire(join(folder, 'package.json')).resolve.paths('fonts') ?? [];
  return modules.flatMap((each) =>
    [...packages]
      .map((name) => ({ modules: each, path: join(each, name) }))
      .filter(({ path }) => exists(path)),
  );
}

const known = new Map<FontName, string | undefined>();
/** Folders of packages in which fonts are looked for after this package's own. */
let others: readonly string[] = [];

/** Looks for fonts in more folders of packages (`node_modules`), too: those of whoever runs this, which a worker is told of. */
export function findFontsIn(folders: readonly string[]): void {
  if (folders.join('\n') === others.join('\n')) return;
  others = folders;
  known.clear();
}

/** Where a font's file lies; `undefined` where there is none: large ones are left out of a student's kit, and some are optional. */
export function fontFile(name: FontName): string | undefined {
  if (!known.has(name)) known.set(name, gathered(ALL[name]));
  return known.get(name);
}

/** Where a font, or HarfBuzz, lies by the path in its package: gathered by the build, or in an installed package. */
export function gathered(path: string): string | undefined {
  const packages = createRequire(import.meta.url).resolve.paths(path) ?? [];
  return [
    ...GATHERED.map((folder) => join(folder, basename(path))),
    ...[...packages, ...others].map((folder) => join(folder, path)),
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
