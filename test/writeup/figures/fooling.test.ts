import { expect } from 'chai';
import sharp from 'sharp';
import { figureSpec } from '../../../src/rubric/figures.js';
import { BUDGET } from '../../../src/writeup/figures/encode.js';
import { makeFigure } from '../../../src/writeup/figures/make.js';
import { bytesOf, failureOf, rowsOf, type Studio, studio, TF } from './helpers.js';

const SPEC = figureSpec.parse({
  recipe: 'fooling',
  picture: { kind: 'drawn', classes: [3], size: 64 },
  target: 0,
});

describe('the figure of a fooling image', function () {
  this.timeout(60_000);
  let all: Studio;
  before(async () => {
    all = await studio();
  });
  after(() => all.close());
  const fooling = (body: string) =>
    all.handIn({
      'fooling-image.ts': `${TF}export function makeFoolingImage(X: tf.Tensor4D, target: number, model: any): any { ${body} }`,
    });

  // By itself the network takes this star for an arrow.
  it('shows four cells, what each is taken for, and stays within the budget', async () => {
    const figure = await makeFigure(SPEC, await all.reference());
    const cells = rowsOf(figure)[0]!.cells;
    expect(cells.map(({ title }) => title)).to.deep.equal([
      'Original',
      'Fooling image',
      'Difference',
      'Difference × 10',
    ]);
    expect(cells[0]!.note).to.match(/^arrow \(8\) .* %, circle \(0\) .* %$/);
    expect(cells[1]!.note).to.match(/^circle \(0\) .* %$/);
    expect(figure).to.have.property('caption', 'The network takes the changed picture for circle (0).');
    expect(bytesOf(figure)).to.be.at.most(BUDGET);
  });

  it('draws the difference around mid-grey, of the whole brightness range, and ten times that', async () => {
    // 0.0436 of 0.229 is 0.01 of the range: 2.5 of 255 in red, 25.5 ten times as strong.
    const place = await fooling('return X.add(tf.tensor1d([0.01 / 0.229, 0, -0.01 / 0.225]));');
    const [, , once, tenfold] = rowsOf(await makeFigure(SPEC, place))[0]!.cells;
    const colour = async (data: Buffer) => [...(await sharp(data).raw().toBuffer()).subarray(0, 3)];
    expect(await colour(once!.picture.data)).to.deep.equal([130, 128, 125]);
    expect(await colour(tenfold!.picture.data)).to.deep.equal([153, 128, 102]);
  });

  it('says that nothing was changed, or that the network is not fooled', async () => {
    const same = await makeFigure(SPEC, await fooling('return X.clone();'));
    expect(same)
      .to.have.property('caption')
      .that.match(/nothing was changed/);
    const little = await makeFigure(SPEC, await fooling('return X.add(0.001);'));
    expect(little)
      .to.have.property('caption')
      .that.match(/does not take .* circle \(0\) but for arrow \(8\)/);
  });

  it('a result that is no picture: in words', async () => {
    const flat = failureOf(await makeFigure(SPEC, await fooling('return X.sum();')));
    expect(flat).to.equal('makeFoolingImage returned shape []; expected [1, 64, 64, 3].');
    const odd = failureOf(await makeFigure(SPEC, await fooling('return X.mul(NaN);')));
    expect(odd).to.match(/^makeFoolingImage returned no picture\. NaN at \[0, 0, 0, 0\]/);
  });

  it('waits for an endless loop once, and says so in every later figure', async () => {
    const spent = new Map<string, string>();
    const place = { ...(await fooling('for (;;) {}')), spent };
    const short = { ...SPEC, timeLimit: 1 };
    const first = failureOf(await makeFigure(short, place));
    expect(first).to.match(/makeFoolingImage .*still running after 1 s/);
    expect([...spent.keys()]).to.deep.equal(['fooling-image']);
    const started = performance.now();
    expect(failureOf(await makeFigure(SPEC, place))).to.equal(first);
    expect(performance.now() - started).to.be.below(1000);
  });
});
