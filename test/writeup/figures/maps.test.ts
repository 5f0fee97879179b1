import { expect } from 'chai';
import sharp, { type Sharp } from 'sharp';
import { paint } from '../../../src/figure/raster.js';
import { findPhoto } from '../../../src/model/photos.js';
import { figureSpec, type SpecOf } from '../../../src/rubric/figures.js';
import { BUDGET } from '../../../src/writeup/figures/encode.js';
import { makeFigure } from '../../../src/writeup/figures/make.js';
import { mapCell } from '../../../src/writeup/figures/map-cell.js';
import { bytesOf, failureOf, rowsOf, type Studio, studio, TF } from './helpers.js';

type Maps = SpecOf<'maps'>;
const LAYER = { X: 'pictures', y: 'classes', model: 'model', layer: { kind: 'value', value: 'features.8' } };
const spec = (rows: readonly object[], over: object = {}): Maps =>
  figureSpec.parse({
    recipe: 'maps',
    pictures: { kind: 'drawn', classes: [3, 5], size: 64 },
    classes: [3, 5],
    rows,
    ...over,
  }) as Maps;
const SALIENCY = spec([{ label: 'Saliency map', problem: 'saliency-map', style: 'heat' }]);

describe('figures of maps', function () {
  this.timeout(120_000);
  let all: Studio;
  before(async () => {
    all = await studio();
  });
  after(() => all.close());
  /** A hand-in whose `computeSaliencyMaps` has this body. */
  const saliency = (body: string) =>
    all.handIn({
      'saliency-map.ts': `${TF}export function computeSaliencyMaps(X: tf.Tensor4D, y: number[], model: any): any { ${body} }`,
    });

  it('shows the pictures with score and probability, and a map of each with its own scale', async () => {
    const figure = await makeFigure(SALIENCY, await all.reference());
    const [originals, maps] = rowsOf(figure);
    expect(originals!.cells.map(({ title }) => title)).to.deep.equal(['star (3)', 'ring (5)']);
    expect(originals!.cells[0]!.note).to.match(/^score \d+\.\d\d, probability (> )?\d+\.\d %$/);
    expect(maps!.label).to.equal('Saliency map');
    for (const { bar, note, alt } of maps!.cells) {
      expect(bar!.low).to.equal('0');
      expect(Number(bar!.high)).to.be.greaterThan(0);
      expect(note).to.match(/^largest /);
      expect(alt).to.match(/^Saliency map of (star|ring)/);
    }
    expect(maps!.cells[0]!.bar!.high).not.to.equal(maps!.cells[1]!.bar!.high);
    expect(bytesOf(figure)).to.be.at.most(BUDGET);
  });

  it('draws every style, two outputs of one call, and equal bytes again', async () => {
    const rows = [
      { label: 'a', problem: 'library-guided', arguments: LAYER, output: 'guidedGradCam', style: 'signed' },
      { label: 'b', problem: 'library-guided', arguments: LAYER, output: 'guidedBackprop', style: 'signed' },
      { label: 'c', problem: 'library-layers', arguments: LAYER, output: 'gradCam', style: 'overlay' },
      { label: 'd', problem: 'library-layers', arguments: LAYER, output: 'conductance', style: 'channels' },
      { label: 'e', problem: 'library-saliency', style: 'heat' },
    ];
    const steps: string[] = [];
    const place = await all.reference({ onProgress: (done, total) => steps.push(`${done}/${total}`) });
    const figure = await makeFigure(spec(rows), place);
    expect(rowsOf(figure).map(({ label }) => label)).to.deep.equal(['Original', 'a', 'b', 'c', 'd', 'e']);
    expect(steps).to.deep.equal(['0/3', '1/3', '2/3', '3/3']);
    const [, guided, , cam, channels] = rowsOf(figure);
    const { low, high } = guided!.cells[0]!.bar!;
    expect(low).to.equal(`−${high}`);
    expect(cam!.cells[0]!.bar!.low).to.equal('0');
    expect(channels!.cells[0]!.note).to.match(/^channels \d+, \d+, \d+, \d+, …$/);
    expect(await makeFigure(spec(rows), await all.reference())).to.deep.equal(figure);
  });

  it('shows photographs sharper than the network sees them', async function () {
    const found = await findPhoto('gorilla').catch(() => undefined);
    if (found === undefined) {
      console.log('      skipped: no gorilla.jpg in $GRADELENS_IMAGES or ../shared/images');
      this.skip();
    }
    const pictures = { kind: 'photos', names: ['gorilla'], height: 64, width: 64 };
    const figure = await makeFigure(spec(SALIENCY.rows, { pictures, classes: [3] }), await all.reference());
    const [original] = rowsOf(figure)[0]!.cells;
    const pixels = (picture: Sharp) => picture.removeAlpha().toColourspace('srgb').raw().toBuffer();
    const shown = await pixels(sharp(original!.picture.data));
    const sharper = await pixels(sharp(found).resize(320, 320, { fit: 'cover', kernel: 'cubic' }));
    const small = sharp(found).resize(64, 64, { fit: 'cover', kernel: 'cubic' });
    const blurred = await pixels(sharp(await small.png().toBuffer()).resize(320, 320));
    const off = (a: Buffer, b: Buffer) =>
      a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length;
    expect(shown).to.have.length(320 * 320 * 3);
    expect(off(shown, sharper)).to.be.lessThan(off(shown, blurred) / 4);
  });

  it('enlarges a gradient that is 0 but for a small part', async () => {
    const args = {
      X: 'pictures',
      model: 'model',
      layer: { kind: 'value', value: 'features.0' },
      neuron: { kind: 'value', value: [10, 20, 1] },
    };
    const rows = [{ label: 'Neuron', problem: 'library-neuron', arguments: args, style: 'signed' }];
    const [, neuron] = rowsOf(await makeFigure(spec(rows), await all.reference()));
    // A 3 x 3 filter with stride 2 and no padding: rows 20–22, columns 40–42.
    expect(neuron!.cells[0]!.note).to.equal('rows 20–22, columns 40–42; else 0');
  });

  it('says why a map is blank: cut off, or a score of exactly 0', async () => {
    const zeros = await saliency('return tf.zeros([X.shape[0], X.shape[1], X.shape[2]]);');
    const [, row] = rowsOf(await makeFigure(SALIENCY, zeros));
    expect(row!.cells[0]!.note).to.match(
      /^blank: every value is 0, although the score is [\d.]+: is the gradient/,
    );
    expect(row!.cells[0]!.bar).to.equal(undefined);

    const flat = { height: 2, width: 2, channels: 1, data: new Float32Array(4) };
    const right = await mapCell(
      'heat',
      flat,
      paint(2, 2, () => [9, 9, 9]),
      0,
    );
    expect(right.note).to.match(/^blank: every value is 0\. That can be right: the score is exactly 0/);
  });

  it('draws NaN in grey and says so', async () => {
    const place = await saliency('return X.sum(-1).mul(NaN);');
    const [, row] = rowsOf(await makeFigure(SALIENCY, place));
    expect(row!.cells[0]!.note).to.equal('blank: every value is NaN or infinite');
  });

  const FAILURES: Record<string, [body: string, says: RegExp]> = {
    throws: [
      "throw new Error('so it goes');",
      /^computeSaliencyMaps gave no result \(saliency-map\.ts:2:\d+\)\. .*so it goes/,
    ],
    'never ends': ['for (;;);', /^computeSaliencyMaps gave no result .*endless loop/],
    'returns nothing': ['', /is a return missing/],
    'returns another shape': [
      'return X.max(-1).max(-1);',
      /^computeSaliencyMaps returned shape \[2, 64\]; expected \[2, 64, 64\], one map a picture\.$/,
    ],
    'returns one map': ['return X.max(-1).slice(0, 1);', /shape \[1, 64, 64\]; expected \[2, 64, 64\]/],
    'returns an object': ['return { map: X.max(-1) };', /did not return a tensor/],
    'ends the process': ['(globalThis as any).process.exit(0);', /gave no result/],
  };
  for (const [what, [body, says]] of Object.entries(FAILURES)) {
    it(`a function that ${what}: in words`, async () => {
      const failure = failureOf(await makeFigure({ ...SALIENCY, timeLimit: 2 }, await saliency(body)));
      expect(failure).to.match(says);
      expect(failure).not.to.include(all.root);
    });
  }

  it('a hand-in without the file, and one that does not compile', async () => {
    const missing = failureOf(await makeFigure(SALIENCY, await all.handIn({})));
    expect(missing).to.match(/has no file saliency-map\.ts/);
    const broken = failureOf(await makeFigure(SALIENCY, await all.handIn({ 'saliency-map.ts': 'export (' })));
    expect(broken).to.match(/saliency-map\.ts:1:\d+.*does not compile/);
  });
});
