import { expect } from 'chai';
import { headline, row } from '../../src/figure/band.js';
import { sequential } from '../../src/figure/colour-map.js';
import { paint } from '../../src/figure/raster.js';

const square = paint(200, 200, () => [255, 0, 0]);
const flat = paint(200, 100, () => [0, 0, 255]);

describe('figure/band', () => {
  it('begins all pictures of a row at one height, below the titles if there is one', async () => {
    const places = async (...titles: string[]) =>
      (
        await row(
          [square, flat].map((picture, i) => ({ title: titles[i]!, picture })),
          200,
        )
      ).pictures.map(({ left, top }) => [left, top]);
    expect(await places('', '')).to.deep.equal([
      [16, 0],
      [232, 0],
    ]);
    expect(await places('', 'Saliency')).to.deep.equal([
      [16, 22],
      [232, 22],
    ]);
  });

  it('keeps bar and note close to their own picture, and is as high as its highest cell', async () => {
    const bar = { map: sequential, low: 0, high: 1 };
    const { pictures, height } = await row(
      [
        { title: '', picture: square },
        { title: '', picture: flat, bar, note: 'two\nlines '.repeat(40) },
      ],
      200,
    );
    expect(pictures.map(({ top }) => top)).to.deep.equal([0, 0, 108]);
    const lone = await row([{ title: '', picture: square }], 200);
    expect(lone.height).to.equal(205);
    expect(height).to.equal(100 + 1 + 7 + 10 + 18 + 6 * 16 + 4);
  });

  it('has a headline only where there is a title', () => {
    expect([headline(undefined, 300), headline('', 300)]).to.deep.equal([[], []]);
    expect(headline('Maps', 300)).to.have.length(1);
  });
});
