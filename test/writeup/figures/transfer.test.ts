import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { figureSpec } from '../../../src/rubric/figures.js';
import { TensorCache } from '../../../src/store/tensor-cache.js';
import { BUDGET } from '../../../src/writeup/figures/encode.js';
import { makeFigure } from '../../../src/writeup/figures/make.js';
import { bytesOf, failureOf, rowsOf, type Studio, studio, TF } from './helpers.js';

const OPTIONS = {
  contentLayer: 3,
  contentWeight: 0.05,
  styleLayers: [1, 4],
  styleWeights: [2000, 50],
  tvWeight: 0.05,
  iterations: 20,
  learningRate: 0.1,
  decayAt: 16,
  clampUntil: 18,
};
const spec = (over: object = {}) =>
  figureSpec.parse({
    recipe: 'transfer',
    content: { kind: 'drawn', class: 3, side: 64 },
    style: { kind: 'drawn', class: 5, side: 64 },
    options: OPTIONS,
    ...over,
  });

describe('the figure of a style transfer', function () {
  this.timeout(60_000);
  let all: Studio;
  before(async () => {
    all = await studio();
  });
  after(() => all.close());
  const transfer = (body: string, over = {}) =>
    all.handIn(
      {
        'style-transfer.ts': `${TF}export async function styleTransfer(content: tf.Tensor4D, style: tf.Tensor4D, model: any, options: any): Promise<any> { ${body} }`,
      },
      over,
    );

  it('shows content, style, result and the loss, tells its progress, and gives equal bytes from the cache', async () => {
    const cache = await TensorCache.open(join(all.root, 'transfers'));
    const steps: number[] = [];
    const onProgress = (done: number, total: number) => steps.push(done / total);
    const figure = await makeFigure(spec(), await all.reference({ cache, onProgress }));
    const [{ cells }] = rowsOf(figure) as [ReturnType<typeof rowsOf>[number]];
    expect(cells.map(({ title }) => title)).to.deep.equal(['Content', 'Style', 'Result', undefined]);
    expect(cells.map(({ hero }) => hero)).to.deep.equal([undefined, undefined, true, undefined]);
    expect(cells[3]!.picture.format).to.equal('png');
    expect(cells[3]!.note).to.match(/^Total loss from [\d.]+ to [\d.]+, logarithmic scale\.$/);
    expect(figure)
      .to.have.property('caption')
      .that.match(/^20 iterations; content weight 0\.05 at features 3;/);
    expect([steps[0], steps.at(-1)]).to.deep.equal([0, 1]);
    expect(steps).to.deep.equal([...steps].sort((a, b) => a - b));
    expect(bytesOf(figure)).to.be.at.most(BUDGET);
    const again = await all.reference({ cache });
    await again.session.close();
    expect(await makeFigure(spec(), again)).to.deep.equal(figure);
  });

  it("takes the hand-in's own pictures", async () => {
    const picture = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#4080c0' } })
        .jpeg()
        .toBuffer();
    const own = {
      content: { kind: 'own', name: 'content', side: 64 },
      style: { kind: 'own', name: 'style', side: 64 },
    };
    const files = {
      'style-transfer.ts': `${TF}export const styleTransfer = (content: tf.Tensor4D) => content.clone();`,
      'images/content.jpg': await picture(150, 100),
      'images/style.jpg': await picture(80, 200),
    };
    const figure = await makeFigure(spec(own), await all.handIn(files));
    const [{ cells }] = rowsOf(figure) as [ReturnType<typeof rowsOf>[number]];
    expect(cells.slice(0, 3).map(({ note }) => note)).to.deep.equal([
      'content.jpg, 96 × 64 pixels',
      'style.jpg, 64 × 160 pixels',
      '96 × 64 pixels',
    ]);
    const missing = await all.handIn({ ...files, 'images/style.jpg': 'no picture' });
    expect(failureOf(await makeFigure(spec(own), missing))).to.match(/^images\/style\.jpg is no picture/);
  });

  it('is a small draft when it has to be quick', async () => {
    const seen = `console.log(JSON.stringify([content.shape, options.iterations, options.decayAt, options.clampUntil])); return content.clone();`;
    const place = await transfer(seen, { quick: true });
    const larger = { content: { kind: 'drawn', class: 3, side: 192 } };
    expect(await makeFigure(spec(larger), place)).to.have.property('draft', true);
    expect(place.session.log.trim()).to.equal('[[1,96,96,3],2,2,2]');
  });

  it('says so where no loss was reported, or too few', async () => {
    const none = rowsOf(await makeFigure(spec(), await transfer('return content.clone();')));
    expect(none[0]!.cells[3]!.note).to.match(/never called options\.onIteration/);
    const one = 'await options.onIteration(0, content, 5); return content.clone();';
    const few = rowsOf(await makeFigure(spec(), await transfer(one)));
    expect(few[0]!.cells[3]!.note).to.match(/onIteration was called once in 20 iterations/);
    const odd =
      'for (const loss of [NaN, -1, 1e30, 0]) await options.onIteration(0, content, loss); return content.clone();';
    expect(rowsOf(await makeFigure(spec(), await transfer(odd)))[0]!.cells[3]!.note).to.match(
      /^Total loss from NaN/,
    );
  });

  it('a transfer that fails, or returns another size: in words', async () => {
    const thrown = failureOf(await makeFigure(spec(), await transfer("throw new Error('paint is out');")));
    expect(thrown).to.match(/^styleTransfer gave no result \(style-transfer\.ts:2:\d+\)\. .*paint is out/);
    const size = failureOf(await makeFigure(spec(), await transfer('return style.slice(0, 1).sum(1);')));
    expect(size).to.equal('styleTransfer returned shape [1, 64, 3]; expected [1, 64, 64, 3].');
  });

  it('ends when it is interrupted', async () => {
    const abort = new AbortController();
    const place = await transfer('for (;;);', { signal: abort.signal });
    const figure = makeFigure(spec(), place);
    setTimeout(() => {
      abort.abort();
      void place.session.close();
    }, 1000);
    expect(failureOf(await figure)).to.equal('The figure was interrupted.');
  });
});
