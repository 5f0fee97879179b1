import { join } from 'node:path';
import { expect } from 'chai';
import { figureSpec } from '../../../src/rubric/figures.js';
import { TensorCache } from '../../../src/store/tensor-cache.js';
import { makeFigure } from '../../../src/writeup/figures/make.js';
import { failureOf, rowsOf, type Studio, studio, TF } from './helpers.js';

const SPEC = figureSpec.parse({
  recipe: 'class-visualization',
  class: 3,
  size: 64,
  iterations: 24,
  shown: [1, 12, 24],
});
/** A step that says on standard output that it was called. */
const STEP = `${TF}export function classVisualizationStep(img: tf.Tensor4D, y: number, model: any): any {
  console.log('called');
  return tf.tidy(() => {
    const g = tf.grad((x) => model.predict(x).gather([y], 1).sum())(img);
    return img.add(g.mul(25).div(g.norm()));
  });
}`;

describe('the figure of a class visualization', function () {
  this.timeout(60_000);
  let all: Studio;
  before(async () => {
    all = await studio();
  });
  after(() => all.close());
  const step = (text: string, over = {}) => all.handIn({ 'class-visualization.ts': text }, over);

  it('shows the picture at several iterations with score and probability', async () => {
    const steps: string[] = [];
    const place = await all.reference({ onProgress: (done, total) => steps.push(`${done}/${total}`) });
    const cells = rowsOf(await makeFigure(SPEC, place))[0]!.cells;
    expect(cells.map(({ title }) => title)).to.deep.equal(['1 iteration', '12 iterations', '24 iterations']);
    const scores = cells.map(({ note }) => Number(/^score ([\d.]+),/.exec(note!)![1]));
    expect(scores[2]).to.be.greaterThan(scores[0]!);
    expect(steps.at(0)).to.equal('0/24');
    expect(steps.at(-1)).to.equal('24/24');
  });

  it('goes on where an interrupted run was, to the same bytes, and then needs no call', async () => {
    const cache = await TensorCache.open(join(all.root, 'resume'));
    const whole = await makeFigure(SPEC, await step(STEP));

    const abort = new AbortController();
    const onProgress = (done: number) => done === 13 && abort.abort();
    const broken = await step(STEP, { cache, signal: abort.signal, onProgress });
    expect(failureOf(await makeFigure(SPEC, broken))).to.equal('The figure was interrupted.');

    const from: number[] = [];
    const resumed = await step(STEP, { cache, onProgress: (done: number) => from.push(done) });
    expect(await makeFigure(SPEC, resumed)).to.deep.equal(whole);
    expect(from[0]).to.equal(10);
    expect(resumed.session.log.match(/called/g)).to.have.length(14);

    const kept = await step(STEP, { cache });
    expect(await makeFigure(SPEC, kept)).to.deep.equal(whole);
    expect(kept.session.log).to.equal('');

    // Other code is another figure.
    const other = await step(STEP.replace('mul(25)', 'mul(5)'), { cache });
    expect(await makeFigure(SPEC, other)).not.to.deep.equal(whole);
  });

  it('is a small draft when it has to be quick', async () => {
    const figure = await makeFigure(SPEC, await all.reference({ quick: true }));
    expect(figure).to.have.property('draft', true);
    const cells = rowsOf(figure)[0]!.cells;
    expect(cells.map(({ title }) => title)).to.deep.equal(['1 iteration', '2 iterations']);
  });

  it('names the iteration at which a step fails', async () => {
    const late = `${TF}let t = 0; export const classVisualizationStep = (img: tf.Tensor) => {
      if (++t === 3) throw new Error('enough');
      return img.add(0.1);
    };`;
    const failure = failureOf(await makeFigure(SPEC, await step(late)));
    expect(failure).to.match(/^Iteration 3: classVisualizationStep gave no result .*enough/);
    const nan = `${TF}export const classVisualizationStep = (img: tf.Tensor) => img.mul(NaN);`;
    expect(failureOf(await makeFigure(SPEC, await step(nan)))).to.match(
      /^Iteration 1: .* no picture\. NaN at/,
    );
  });
});
