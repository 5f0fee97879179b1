import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';
import { EXAMPLES } from '../samples.js';

const GOOD = join(EXAMPLES, 'good/asterix');
const DEMO = ['--assignment', join(ROOT, 'rubric/demo.yaml')];
const run = (file: string, ...args: string[]) => gradelens(['run', join(GOOD, file), ...args, ...DEMO]);

/** A picture with a bright square off the centre. */
const picture = (path: string, size: number): Promise<unknown> =>
  sharp({ create: { width: size, height: size, channels: 3, background: '#336' } })
    .composite([
      {
        input: {
          create: {
            width: Math.floor(size / 4),
            height: Math.floor(size / 4),
            channels: 3,
            background: '#fe8',
          },
        },
        left: Math.floor(size / 2),
        top: Math.floor(size / 3),
      },
    ])
    .png()
    .toFile(path);

describe('gradelens run', function () {
  this.timeout(60_000);

  it("calls a function on a public test's inputs, and says the numbers", async () => {
    const { code, stdout } = await run('tv-loss.ts', 'tvLoss', '--test', '11.1');
    expect(code).to.equal(0);
    expect(stdout).to.match(
      /tvLoss\(img \[1, 2, 3, 3\], weight 2\)\n.*test 11\.1[\s\S]*gives {2}80 \(float32\)/,
    );
  });

  it('on three pictures of any size: the class that the network sees, shape, range; a drawing', () =>
    inTemporaryFolder(async (folder) => {
      for (const size of [40, 64, 301]) {
        const [photo, out] = [join(folder, `${size}.png`), join(folder, `map-${size}.png`)];
        await picture(photo, size);
        const args = ['--image', photo, '--out', out];
        const { code, stdout, stderr } = await run('saliency-map.ts', 'computeSaliencyMaps', ...args);
        expect(code, stderr).to.equal(0);
        const [, seen, target] = /the network sees \w+ \((\d)\); target \w+ \((\d)\)/.exec(stdout)!;
        expect(seen).to.equal(target);
        expect(stdout).to.match(/gives {2}float32 \[1, 64, 64\], 0(\.\d+)? to \d\.\d+, no NaN: /);
        expect((await sharp(out).metadata()).width).to.be.above(400);
      }
    }));

  it("draws the library's map beside it: of a right function, the same", () =>
    inTemporaryFolder(async (folder) => {
      const [photo, out] = [join(folder, 'a.png'), join(folder, 'map.png')];
      await picture(photo, 64);
      const args = ['--image', photo, '--target', '3', '--out', out, '--compare'];
      const { code, stderr } = await run('saliency-map.ts', 'computeSaliencyMaps', ...args);
      expect(code, stderr).to.equal(0);
      const { data, info } = await sharp(out).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      // Cells of 224 pixels, 16 apart.
      const at = (cell: number, x: number, y: number): number[] => {
        const from = (y * info.width + 16 + cell * 240 + x) * 3;
        return [...data.subarray(from, from + 3)];
      };
      for (const [x, y] of [
        [50, 100],
        [120, 140],
        [200, 180],
      ] as const)
        expect(at(1, x, y)).to.deep.equal(at(2, x, y));
    }));

  it('an error has its line, and what was printed is shown: 1', () =>
    inTemporaryFolder(async (folder) => {
      await cp(GOOD, folder, { recursive: true });
      const path = join(folder, 'tv-loss.ts');
      await writeFile(
        path,
        'export const tvLoss = () => {\n  console.log("here");\n  throw new Error("oh");\n};\n',
      );
      const { code, stdout } = await gradelens(['run', path, 'tvLoss', ...DEMO]);
      expect(code).to.equal(1);
      expect(stdout).to.match(/│ here[\s\S]*✗ error\n {2}tv-loss\.ts:3:9: .*oh/);
      expect(await readFile(path, 'utf8')).to.include('oh');
    }));

  const WRONG: Record<string, [file: string, args: string[], says: RegExp]> = {
    'a picture for a function of something else': [
      'gradcam.ts',
      ['guidedRelu', '--image', 'x.png'],
      /guidedRelu takes no pictures/,
    ],
    'a picture that is not there': [
      'saliency-map.ts',
      ['computeSaliencyMaps', '--image', 'none.png'],
      /none\.png/,
    ],
  };
  for (const [name, [file, args, says]] of Object.entries(WRONG)) {
    it(`${name}: 2, with the remedy`, async () => {
      const { code, stderr } = await run(file, ...args);
      expect(code, stderr).to.equal(2);
      expect(stderr)
        .to.match(says)
        .and.not.match(/ {4}at /);
    });
  }
});
