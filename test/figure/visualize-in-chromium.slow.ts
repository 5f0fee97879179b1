import { expect } from 'chai';
import { build } from 'esbuild';
import { drawAttr, rgbaOf } from '../../src/figure/visualize.js';
import { useBrowser } from '../browser.js';
import { ROOT } from '../process.js';

/** A page's script: a map drawn on a canvas, whose pixels are read back. */
const PAGE = `
  import { drawAttr, rgbaOf } from 'gradelens/visualize';
  const map = { shape: [2, 3], data: Float32Array.of(1, -2, 3, 0, 0.5, -0.25) };
  const drawn = drawAttr(map, undefined, { method: 'heat_map', sign: 'all' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: drawn.width, height: drawn.height });
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  context.putImageData(new ImageData(rgbaOf(drawn), drawn.width, drawn.height), 0, 0);
  globalThis.pixels = [...context.getImageData(0, 0, drawn.width, drawn.height).data];
`;

describe('gradelens/visualize in Chromium', function () {
  this.timeout(120_000);
  const browser = useBrowser();

  it('draws on a canvas what Node draws', async () => {
    const { outputFiles } = await build({
      stdin: { contents: PAGE, resolveDir: ROOT, loader: 'js' },
      ...{ bundle: true, write: false, platform: 'browser', format: 'iife', logLevel: 'silent' },
    });
    const page = await browser().newPage();
    await page.setContent('<!doctype html><title>map</title><body></body>');
    await page.evaluate(outputFiles[0]!.text);
    const map = { shape: [2, 3], data: Float32Array.of(1, -2, 3, 0, 0.5, -0.25) };
    const here = rgbaOf(drawAttr(map, undefined, { method: 'heat_map', sign: 'all' }));
    expect(await page.evaluate('globalThis.pixels')).to.deep.equal([...here]);
  });
});
