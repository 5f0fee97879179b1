import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { told, useBrowser, violations } from '../browser.js';
import { gradelens, inTemporaryFolder } from '../process.js';
import { sampleIn } from '../samples.js';

/** A right one, wrong ones, and some that cannot be graded whole. */
const SAMPLES = [
  'good/asterix',
  'mistakes/saliency-signed',
  'mistakes/guided-backprop-absolute',
  'broken/throws',
];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

describe('the pages that grading writes, in Chromium', function () {
  this.timeout(600_000);
  const browser = useBrowser();

  it('break no rule of axe, light or dark, fit a telephone, and fetch nothing', () =>
    inTemporaryFolder(async (folder) => {
      const [hand, out] = [join(folder, 'hand-ins'), join(folder, 'out')];
      await mkdir(hand);
      const paths: string[] = [];
      for (const name of SAMPLES) paths.push(await sampleIn(hand, name));
      await gradelens(['grade', ...paths, '--assignment', 'rubric/demo.yaml', '--seed', '1', '--out', out]);
      await gradelens(['report', out]);
      const pages = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
      expect(pages.length).to.be.at.least(2 * SAMPLES.length);
      expect(pages).to.include('class.html');
      const found: string[] = [];
      for (const name of pages) {
        const page = await browser().newPage();
        page.on('request', (request) => {
          if (!/^(file|data):/.test(request.url())) found.push(`${name}: fetches ${request.url()}`);
        });
        for (const value of ['light', 'dark']) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
          await page.setViewport(DESK);
          await page.goto(pathToFileURL(join(out, name)).href);
          found.push(...told(await violations(page)).map((each) => `${name}, ${value}: ${each}`));
        }
        await page.setViewport(PHONE);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > PHONE.width) found.push(`${name}: ${wide} points wide on a telephone of ${PHONE.width}`);
        if (process.env.SHOTS) {
          await page.setViewport(DESK);
          await page.screenshot({
            path: join(process.env.SHOTS, `${name.replaceAll('/', '_')}.png`),
            fullPage: true,
          });
        }
        await page.close();
      }
      expect(found).to.deep.equal([]);
    }));
});
