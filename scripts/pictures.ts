/**
 * Draws docs/pictures, which README.md and docs/writeup.md show: a student's page in light and dark, four pages of a deck, the sheet
 * of all methods. Run after npm run build: npm run pictures. Needs a browser (node scripts/browser.js), poppler's pdftoppm, and
 * for the sheet SqueezeNet's weights and a photograph of docs/attribution.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { findPhoto } from '../src/model/photos.js';
import { openBrowser } from '../test/browser.js';
import { sampleIn } from '../test/samples.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUT = join(ROOT, 'docs/pictures');
/** Bytes that all pictures may take together. */
const MOST = 600 * 1024;
const SAMPLE = 'mistakes/saliency-signed';
const ANCHOR = '#saliency-map';
/** Of the deck of rubric/demo.yaml, and how wide a page is drawn, in pixels. */
const PAGES = { maps: 4, fooling: 7, ascent: 9, transfer: 14 };
const WIDTH = 640;
/** Of the sheet. */
const SHEET = 640;

const run = (...args: string[]) =>
  execFileSync(process.execPath, [join(ROOT, 'bin/gradelens.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
const kept = async (name: string, png: Sharp, colours: number): Promise<void> => {
  await png.png({ palette: true, colours, compressionLevel: 9, effort: 10 }).toFile(join(OUT, `${name}.png`));
};

await mkdir(OUT, { recursive: true });
const work = await mkdtemp(join(tmpdir(), 'gradelens-pictures-'));
try {
  const sample = await sampleIn(work, SAMPLE);
  run(
    'grade',
    sample,
    '--assignment',
    'rubric/demo.yaml',
    '--seed',
    '1',
    '--out',
    join(work, 'out'),
    '--unsafe',
  );
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setViewport({ width: 880, height: 900 });
  const returned = join(
    work,
    'out/return',
    (await readdir(join(work, 'out/return'))).find((name) => !name.includes('.'))!,
  );
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await page.goto(pathToFileURL(join(returned, 'feedback.html')).href + ANCHOR);
    await kept(`feedback-${value}`, sharp(await page.screenshot({ fullPage: false })), 64);
  }
  await browser.close();

  const deck = join(work, 'deck.pdf');
  run('writeup', 'submissions/examples/good/asterix', '--assignment', 'rubric/demo.yaml', '--out', deck);
  for (const [name, number] of Object.entries(PAGES)) {
    const [first, png] = [String(number), join(work, name)];
    execFileSync('pdftoppm', [
      '-png',
      '-singlefile',
      '-scale-to-x',
      String(2 * WIDTH),
      '-scale-to-y',
      '-1',
      '-f',
      first,
      deck,
      png,
    ]);
    await kept(`deck-${name}`, sharp(`${png}.png`).resize({ width: WIDTH }), 48);
  }

  const sheet = join(work, 'sheet.png');
  run(
    'attribute',
    await findPhoto('chelsea_cat'),
    '--method',
    'all',
    '--steps',
    '20',
    '--size',
    '160',
    '--out',
    sheet,
  );
  await kept('methods', sharp(sheet).resize({ width: SHEET }), 24);
} finally {
  await rm(work, { recursive: true, force: true });
}
let total = 0;
for (const name of await readdir(OUT)) {
  const { size } = await stat(join(OUT, name));
  total += size;
  console.log(`${name} ${Math.round(size / 1024)} KB`);
}
if (total > MOST) {
  console.error(`docs/pictures takes ${Math.round(total / 1024)} KB, more than ${MOST / 1024}.`);
  process.exitCode = 1;
}
