import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import type { Verdict } from '../../src/grade/result.js';
import { ROOT } from '../process.js';

/** A hand-in too large, too odd or too entangled to be kept as a file: made when it is needed. */
export interface Recipe {
  /** Name of the folder or zip. */
  readonly name: string;
  /** The problem attacked; undefined where the hand-in cannot be opened at all. */
  readonly problem?: string;
  readonly verdicts: readonly Verdict[];
  readonly tries: string;
  /** Makes it. May return what to do a thousand times while it is graded. */
  make(path: string): Promise<(() => Promise<void>) | undefined>;
}

const NEIGHBOUR = join(ROOT, 'submissions/examples/good/asterix');
const KEY = join(ROOT, 'reference/content-loss.ts');
const HARMLESS = 'export const contentLoss = (_weight, current) => current.sum().mul(0);\n';

const folder = (
  name: string,
  verdicts: readonly Verdict[],
  tries: string,
  fill: (path: string) => Promise<void>,
): Recipe => ({
  name,
  problem: 'content-loss',
  verdicts,
  tries,
  make: async (path) => {
    await mkdir(path, { recursive: true });
    await fill(path);
    return undefined;
  },
});

/** A hand-in of one file. */
const source = (name: string, verdicts: readonly Verdict[], tries: string, text: () => string | Uint8Array) =>
  folder(name, verdicts, tries, (path) => writeFile(join(path, 'content-loss.ts'), text()));

const zip = (
  name: string,
  tries: string,
  content: () => Zippable,
  forge = (bytes: Buffer) => bytes,
): Recipe => ({
  name: `${name}.zip`,
  verdicts: ['not-graded'],
  tries,
  make: async (path) => {
    await writeFile(path, forge(Buffer.from(zipSync(content()))));
    return undefined;
  },
});

const file = Buffer.from(HARMLESS);

/** Hand-ins that are told from others before anything of them is compiled. */
export const RECIPES: readonly Recipe[] = [
  source('source-50-mb', ['blocked'], 'to be a file of 50 MB', () =>
    Buffer.concat([file, Buffer.alloc(50_000_000, '// more\n')]),
  ),
  folder('source-is-a-folder', ['blocked', 'error', 'missing'], 'to be a folder', async (path) => {
    await mkdir(join(path, 'content-loss.ts'));
    await writeFile(join(path, 'answers.md'), '');
  }),
  folder('link-to-key', ['blocked'], 'to be a link to the answer key', (path) =>
    symlink(KEY, join(path, 'content-loss.ts')),
  ),
  folder('link-to-folder', ['blocked'], 'to import the answer key through a linked folder', async (path) => {
    await symlink(join(ROOT, 'reference'), join(path, 'lib'));
    await writeFile(join(path, 'content-loss.ts'), "export { contentLoss } from './lib/content-loss.js';\n");
  }),
  {
    name: 'link-swapped',
    problem: 'content-loss',
    verdicts: ['wrong', 'blocked', 'error', 'missing', 'not-graded'],
    tries: 'to be an honest file when it is looked at and a link to the answer key when it is read',
    make: async (path) => {
      await mkdir(path);
      await writeFile(join(path, 'content-loss.ts'), HARMLESS);
      const next = join(path, 'next');
      let turn = 0;
      return async () => {
        await (turn++ % 2 === 0 ? symlink(KEY, next) : writeFile(next, HARMLESS));
        await rename(next, join(path, 'content-loss.ts'));
      };
    },
  },
  {
    name: 'link-neighbour',
    verdicts: ['not-graded'],
    tries: 'to be a link to a neighbour’s folder',
    make: async (path) => {
      await symlink(NEIGHBOUR, path);
      return undefined;
    },
  },
  folder('link-neighbour-file', ['blocked'], 'to hand in a neighbour’s file by a link', (path) =>
    symlink(join(NEIGHBOUR, 'content-loss.ts'), join(path, 'content-loss.ts')),
  ),
  folder('link-upwards', ['blocked'], 'to import a neighbour’s file by its path', async (path) => {
    const up = join(path, '../neighbour');
    await mkdir(up, { recursive: true });
    await copyFile(join(NEIGHBOUR, 'content-loss.ts'), join(up, 'right.ts'));
    await writeFile(join(path, 'content-loss.ts'), "export { contentLoss } from '../neighbour/right.js';\n");
  }),
  folder(
    'link-answers',
    ['wrong'],
    'to hand in a neighbour’s answers and pictures by links',
    async (path) => {
      await writeFile(join(path, 'content-loss.ts'), HARMLESS);
      for (const name of ['answers.md', 'images']) await symlink(join(NEIGHBOUR, name), join(path, name));
    },
  ),
  source(
    '<img src=x onerror=alert(1)>\u001b[31m\u202e',
    ['wrong'],
    'to have a name of HTML and escape codes',
    () => HARMLESS,
  ),
  zip('zip-nested', 'to be a zip in a zip in a zip', () => {
    let inner = zipSync({ 'content-loss.ts': file });
    for (let depth = 0; depth < 50; depth++) inner = zipSync({ 'inner.zip': inner });
    return { 'inner.zip': inner };
  }),
  zip('zip-bomb', 'to unpack to a thousand times its size', () => ({
    'content-loss.ts': [Buffer.alloc(30_000_000, ' '), { level: 9 }],
  })),
  zip('zip-many', 'to unpack to 3,000 files', () =>
    Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`f${i}.ts`, file])),
  ),
  zip('zip-deep', 'to unpack to a hundred folders, one in the other', () => ({
    [`${'d/'.repeat(100)}content-loss.ts`]: file,
  })),
  zip('zip-upwards', 'to unpack to outside of its folder', () => ({ '../../gradelens-escape-zip': file })),
  zip('zip-link', 'to unpack to a link', () => ({
    'content-loss.ts': [Buffer.from(KEY), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
  })),
  zip(
    'zip-lying',
    'to unpack to more than it says',
    () => ({ 'content-loss.ts': [Buffer.alloc(5_000_000, ' '), { level: 9 }] }),
    (bytes) => {
      // The uncompressed size, in the entry's own header and in the directory at the end.
      for (const [mark, offset] of [
        ['PK\u0003\u0004', 22],
        ['PK\u0001\u0002', 24],
      ] as const) {
        bytes.writeUInt32LE(1000, bytes.indexOf(mark, 0, 'latin1') + offset);
      }
      return bytes;
    },
  ),
];

/** Hand-ins that attack the compiler, which runs outside of every sandbox. */
export const COMPILER_RECIPES: readonly Recipe[] = [
  source(
    'compile-nested',
    ['blocked', 'error'],
    'to overflow the stack of the compiler, which all hand-ins share',
    () => `export const contentLoss = ${'['.repeat(1_000_000)}`,
  ),
  source('compile-doubling', ['blocked', 'error'], 'to have 128 MiB compiled from a thousand letters', () => {
    const doubled = Array.from({ length: 22 }, (_, i) => `A${i + 1} = A${i} + A${i},`).join(' ');
    return `enum Much { A0 = '0123456789abcdef', ${doubled} }\nexport const contentLoss = () => Much;\n`;
  }),
  folder('compile-import-50-mb', ['blocked'], 'to import 50 MB of numbers', async (path) => {
    await writeFile(join(path, 'numbers.json'), `[${'1,'.repeat(25_000_000)}1]`);
    await writeFile(
      join(path, 'content-loss.ts'),
      "import numbers from './numbers.json';\nexport const contentLoss = () => numbers;\n",
    );
  }),
  folder(
    'compile-map',
    ['error', 'blocked'],
    'to have a file of the machine read as its source map, which a device without end could be',
    async (path) => {
      // What is thrown in the second line would come from another file.
      const map = { version: 3, sources: ['other.ts'], names: [], mappings: 'AAAA;AACA;AACA' };
      await writeFile(join(path, '../../foreign.map'), JSON.stringify(map));
      await writeFile(
        join(path, 'content-loss.ts'),
        "export const contentLoss = () => {\n  throw new Error('where?');\n};\n//# sourceMappingURL=../../foreign.map\n",
      );
    },
  ),
  folder('compile-json', ['blocked', 'error'], 'to import a list in a list in a list', async (path) => {
    await writeFile(join(path, 'deep.json'), `${'['.repeat(500_000)}1${']'.repeat(500_000)}`);
    await writeFile(
      join(path, 'content-loss.ts'),
      "import deep from './deep.json';\nexport const contentLoss = () => deep;\n",
    );
  }),
  folder('compile-chain', ['blocked', 'error', 'wrong'], 'to be made of 3,000 files', async (path) => {
    const count = 3000;
    for (let i = 0; i < count; i++) {
      const next = i + 1 < count ? `export * from './f${i + 1}.js';\n` : HARMLESS;
      await writeFile(join(path, `f${i}.ts`), next);
    }
    await writeFile(join(path, 'content-loss.ts'), "export { contentLoss } from './f0.js';\n");
  }),
  source(
    'compile-mistakes',
    ['blocked', 'error'],
    'to have a gigabyte said of it: a long line is quoted with each mistake',
    () => {
      return `${HARMLESS}${'let a;'.repeat(250)}${' '.repeat(1_000_000)}`;
    },
  ),
  source('compile-calls', ['blocked'], 'to have 60,000 imports refused', () => {
    return `export const contentLoss = () => {\n${"import('./a');\n".repeat(60_000)}};\n`;
  }),
  source(
    'compile-scan',
    ['blocked', 'error', 'wrong'],
    'to have a look for imports take for ever over its text',
    () =>
      `${HARMLESS}/*${'require /*import '.repeat(30_000)}*/ export const re = /${'(a*)*'.repeat(1000)}b/;\n`,
  ),
  folder(
    'compile-pipe',
    ['blocked', 'error', 'missing'],
    'to be a pipe that nobody writes to',
    async (path) => {
      execFileSync('mkfifo', [join(path, 'content-loss.ts')]);
    },
  ),
];
