import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { build } from 'esbuild';
import { drawAttr, rgbaOf } from '../../src/figure/visualize.js';
import { ROOT } from '../process.js';

/** A page's script: a map with its signs, and the same as opacity over a picture. */
const PAGE = `
  import { drawAttr, rgbaOf } from 'gradelens/visualize';
  globalThis.draw = (map, image) =>
    [drawAttr(map, image, { method: 'blended_heat_map', sign: 'all' }), drawAttr(map, image, { method: 'alpha_scaling' })]
      .map((drawn) => ({ width: drawn.width, height: drawn.height, note: drawn.note, rgba: [...rgbaOf(drawn)] }));
`;

describe('gradelens/visualize in a browser', () => {
  /** The page's script in one file, as a web page loads it. */
  const bundled = async (): Promise<string> => {
    const { outputFiles, metafile } = await build({
      stdin: { contents: PAGE, resolveDir: ROOT, loader: 'js' },
      ...{
        bundle: true,
        write: false,
        metafile: true,
        platform: 'browser',
        format: 'iife',
        logLevel: 'silent',
      },
    });
    expect(
      Object.keys(metafile.inputs).filter((path) => /node_modules|encode|sheet/.test(path)),
    ).to.deep.equal([]);
    return outputFiles[0]!.text;
  };

  it('is bundled without sharp and without any of Node, and draws the same pixels', async () => {
    const map = { shape: [2, 3], data: Float32Array.of(1, -2, 3, 0, 0.5, Number.NaN) };
    const image = { width: 3, height: 2, rgb: Uint8Array.from({ length: 18 }, (_, i) => i * 14) };
    // Nothing of Node: neither process, nor Buffer, nor require.
    const page = { draw: (() => []) as (...args: unknown[]) => unknown[] };
    runInNewContext(await bundled(), page);
    const drawn = page.draw(map, image) as { rgba: number[]; note: string }[];
    const here = [
      drawAttr(map, image, { method: 'blended_heat_map', sign: 'all' }),
      drawAttr(map, image, { method: 'alpha_scaling' }),
    ];
    expect(drawn).to.have.length(2);
    for (const [i, picture] of here.entries()) {
      expect([...drawn[i]!.rgba]).to.deep.equal([...rgbaOf(picture)]);
      expect(drawn[i]!.note).to.equal(picture.note);
    }
    expect(new Set(drawn[0]!.rgba).size).to.be.above(5);
  });
});
