import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Verdict } from '../../src/grade/result.js';
import type { Recipe } from './recipes.js';

const HARMLESS = 'export const contentLoss = (_weight, current) => current.sum().mul(0);\n';
const FRONT = '---\nname: Budget\nemail: budget@example.org\n---\n\n';
const TEBIBYTE = 2 ** 40;

const handIn = (
  name: string,
  tries: string,
  fill: (path: string) => Promise<void>,
  verdicts: readonly Verdict[] = ['wrong'],
): Recipe => ({
  name,
  problem: 'content-loss',
  verdicts,
  tries,
  make: async (path) => {
    await mkdir(join(path, 'images'), { recursive: true });
    await writeFile(join(path, 'content-loss.ts'), HARMLESS);
    await fill(path);
    return undefined;
  },
});

/** A hand-in with an answers.md. */
const answers = (name: string, tries: string, text: () => string): Recipe =>
  handIn(name, tries, (path) => writeFile(join(path, 'answers.md'), text()));

/** A hand-in with pictures of its own. */
const picture = (name: string, tries: string, bytes: () => Uint8Array | Promise<Uint8Array>): Recipe =>
  handIn(name, tries, async (path) => {
    await writeFile(join(path, 'answers.md'), `${FRONT}## sum-backprop\n\n![mine](images/mine.png)\n`);
    const made = await bytes();
    for (const file of ['content.png', 'style.png', 'mine.png'])
      await writeFile(join(path, 'images', file), made);
  });

/** A PNG of one bit a pixel, all of it black, that is said to have so many pixels a side. */
function png(side: number, rows = side): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const data = deflateSync(Buffer.alloc((1 + Math.ceil(side / 8)) * rows), { level: 1 });
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** 64 matrices of 4 KiB each. */
const matrices = (): string => {
  const row = `${'x & '.repeat(60)}x \\\\ `;
  const matrix = `$$\\begin{pmatrix}${row.repeat(16)}\\end{pmatrix}$$\n\n`;
  return matrix.repeat(Math.floor((2 ** 18 - 200) / matrix.length));
};

/** Hand-ins that take more than their share of time, memory, pages or disk: nothing of it is the others' to pay for. */
export const BUDGET_RECIPES: readonly Recipe[] = [
  answers('budget-braces', 'to have its front matter parsed for minutes', () => {
    return `---\nname: ${'{'.repeat(1500)}\n---\n`;
  }),
  answers('budget-matrices', 'to have 256 KiB of matrices set', () => {
    return `${FRONT}## sum-backprop\n\n${matrices()}`;
  }),
  answers('budget-headings', 'to have 60,000 headings laid out', () => {
    return `${FRONT}## sum-backprop\n\n${'# a\n'.repeat(60_000)}`;
  }),
  answers('budget-lists', 'to have lists nested 10,000 deep, and quotes as deep', () => {
    const lists = Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n');
    return `${FRONT}## sum-backprop\n\n${lists}\n\n${'>'.repeat(10_000)} a\n\n${'['.repeat(20_000)}\n`;
  }),
  picture('budget-bomb', 'to have 900 million pixels unpacked from 100 KiB', () => png(30_000)),
  picture('budget-lying', 'to have 140 million pixels made room for, of which ten rows are there', () =>
    png(11_900, 10),
  ),
  picture('budget-animated', 'to have a picture of 300 frames decoded', () =>
    sharp(Buffer.alloc(64 * 64 * 300 * 3, 90), {
      raw: { width: 64, height: 64 * 300, channels: 3, pageHeight: 64 },
    })
      .webp({ effort: 0, lossless: true })
      .toBuffer(),
  ),
  handIn('budget-sparse', 'to have files of 1 TiB read, which take no room on its disk', async (path) => {
    for (const name of ['answers.md', 'images/content.png', 'images/style.png', 'notes.txt']) {
      await writeFile(join(path, name), FRONT);
      await truncate(join(path, name), TEBIBYTE);
    }
  }),
  handIn('budget-pipes', 'to have pipes read that nobody writes to', async (path) => {
    for (const name of ['answers.md', 'images/content.png', 'images/style.png', 'notes.txt'])
      execFileSync('mkfifo', [join(path, name)]);
  }),
  handIn(
    'budget-folders',
    'to have folders listed without end: deep ones, many, and links back',
    async (path) => {
      await mkdir(join(path, 'deep/'.repeat(500)), { recursive: true });
      await symlink('.', join(path, 'again'));
      await symlink(path, join(path, 'images/again'));
      await mkdir(join(path, 'many'));
      for (let i = 0; i < 11_000; i += 500) {
        const some = Array.from({ length: 500 }, (_, j) => writeFile(join(path, 'many', `${i + j}`), ''));
        await Promise.all(some);
      }
    },
  ),
];

const SLEEP = '() => new Promise((resolve) => setTimeout(resolve, 600_000))';
const FUNCTIONS = {
  'saliency-map.ts': ['computeSaliencyMaps'],
  'gradcam.ts': ['guidedRelu', 'guidedBackprop', 'gradCam', 'guidedGradCam'],
  'fooling-image.ts': ['makeFoolingImage'],
  'class-visualization.ts': ['classVisualizationStep'],
  'content-loss.ts': ['contentLoss'],
  'style-loss.ts': ['gramMatrix', 'styleLoss'],
  'tv-loss.ts': ['tvLoss'],
  'style-transfer.ts': ['styleTransfer'],
  'attribution.ts': ['librarySaliency', 'libraryGuided', 'libraryLayers', 'libraryNeuron'],
};

/** Every function of the assignment sleeps: each test alone would be waited for to its own limit. */
export const SLEEPER: Recipe = {
  name: 'budget-sleepers',
  verdicts: ['timeout'],
  tries: 'to sleep in each of 41 tests, for as long as one may',
  make: async (path) => {
    await mkdir(path);
    for (const [file, names] of Object.entries(FUNCTIONS)) {
      const text = names.map((name) => `export const ${name} = ${SLEEP};\n`).join('');
      await writeFile(join(path, file), text);
    }
    return undefined;
  },
};
