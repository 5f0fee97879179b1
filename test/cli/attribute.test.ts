import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { CLASS_NAMES, drawPicture } from '../../src/model/pictures.js';
import { gradelens, ROOT } from '../process.js';

interface Output {
  readonly explained: readonly {
    readonly target: { readonly index: number; readonly label: string; readonly score: number };
    readonly methods: Record<
      string,
      { readonly lowest: number; readonly sum: number; readonly note: string }
    >;
  }[];
  readonly skipped: readonly string[];
}

const SIZE = 64;

describe('gradelens attribute', function () {
  this.timeout(120_000);
  let folder: string;
  let pictures: string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-attribute-'));
    pictures = await Promise.all(
      [3, 5].map(async (label) => {
        const { pixels } = drawPicture(label, SIZE, 'attribute');
        const path = join(folder, `${CLASS_NAMES[label]}.png`);
        const raw = { width: SIZE, height: SIZE, channels: 3 as const };
        await writeFile(path, await sharp(pixels, { raw }).png().toBuffer());
        return path;
      }),
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => gradelens(['attribute', ...args, '--network', 'small']);

  it('explains the best class, says so, and writes the map beside the picture', async () => {
    const out = join(folder, 'map.png');
    const { code, stdout, stderr } = await run(pictures[0]!, '--out', out);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.include(`explained: ${CLASS_NAMES[3]} (3)`).and.to.include('saliency');
    expect(stdout + stderr).not.to.include('\u001b');
    const { width, height } = await sharp(out).metadata();
    expect(width! / height!).to.be.within(1.2, 2);
  });

  it('shows every method of the folder for several pictures, the same bytes each time', async () => {
    const [one, two] = [join(folder, 'one.png'), join(folder, 'two.png')];
    const all = ['--method', 'all', '--steps', '4', '--size', '32', '--json'];
    const [{ code, stdout, stderr }] = await Promise.all([
      run(...pictures, ...all, '--out', one),
      run(...pictures, ...all, '--out', two),
    ]);
    expect(code, stderr).to.equal(0);
    const { explained, skipped } = JSON.parse(stdout) as Output;
    const files = (await readdir(join(ROOT, 'src/attr/methods'))).map((file) => file.replace('.ts', ''));
    expect(skipped).to.deep.equal([]);
    for (const { methods, target } of explained) {
      expect(Object.keys(methods)).to.have.members(files);
      expect(methods.saliency!.lowest).to.be.at.least(0);
      // Completeness: what the map adds up to is about the score.
      expect(methods['deep-lift']!.sum).to.be.closeTo(target.score, 0.5 * Math.abs(target.score));
      for (const { note } of Object.values(methods)) expect(note).not.to.match(/NaN|infinite/);
    }
    expect((await readFile(one)).equals(await readFile(two))).to.equal(true);
  });

  it('leaves out what one picture cannot show, and says why', async () => {
    const asked = [
      '--method',
      'saliency',
      'feature-permutation',
      '--json',
      '--out',
      join(folder, 'part.png'),
    ];
    const { code, stdout } = await run(pictures[0]!, ...asked);
    const { explained, skipped } = JSON.parse(stdout) as Output;
    expect(code).to.equal(0);
    expect(Object.keys(explained[0]!.methods)).to.deep.equal(['saliency']);
    expect(skipped.join()).to.match(/feature-permutation.*at least 2/);
  });

  it('takes a class by its label', async () => {
    const asked = ['--target', CLASS_NAMES[5]!.toUpperCase(), '--json', '--out', join(folder, 'label.png')];
    const { explained } = JSON.parse((await run(pictures[0]!, ...asked)).stdout) as Output;
    expect(explained[0]!.target.index).to.equal(5);
  });

  it('names what is wrong, what there is, and exits with 2', async () => {
    const wrong: [string[], RegExp][] = [
      [['--method', 'salency'], /no method "salency".*saliency/],
      [['--target', 'strar'], /No class is called "strar".*star/],
      [['--target', '10'], /Target 10 .*0 to 9/],
      [['--method', 'layer-grad-cam', '--layer', 'features.99'], /no layer "features.99".*features\.0/],
      [['--method', 'neuron-gradient', '--neuron', '99,0,0'], /no neuron \[99,0,0\]/],
      [['--neuron', '1,2'], /three whole numbers/],
      [['--size', '4'], /at least 16/],
    ];
    for (const [args, message] of wrong) {
      const { code, stderr } = await run(pictures[0]!, ...args, '--out', join(folder, 'none.png'));
      expect(code, args.join(' ')).to.equal(2);
      expect(stderr).to.match(message).and.not.to.include('    at ');
    }
    const unreadable = join(folder, 'text.png');
    await writeFile(unreadable, 'no picture');
    for (const path of [unreadable, join(folder, 'absent.png')]) {
      const { code, stderr } = await run(path);
      expect(code).to.equal(2);
      expect(stderr).to.match(/(text|absent)\.png cannot be read/);
    }
  });
});
