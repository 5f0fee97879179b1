import { expect } from 'chai';
import sharp from 'sharp';
import { blues } from '../../src/figure/attr-colours.js';
import { paint } from '../../src/figure/raster.js';
import { visualizeImageAttr, visualizeImageAttrMultiple } from '../../src/figure/visualize.js';
import { float32 } from '../../src/tensor/flat.js';

const attribution = float32([1, 2, 3], [0, 0, 0, 1, 1, 2]);
const image = paint(2, 1, () => [10, 100, 250]);

describe('figure/visualize', () => {
  it('gives a heat map of one pixel a value by itself', async () => {
    const { png, width, height, note } = await visualizeImageAttr(attribution);
    expect([width, height, note]).to.deep.equal([2, 1, 'absolute value: 1 stands for 4']);
    expect([...(await sharp(png).raw().toBuffer())]).to.deep.equal([...blues(0), ...blues(1)]);
  });

  it('gives a file with opacity for alpha_scaling', async () => {
    const { png } = await visualizeImageAttr(attribution, image, { method: 'alpha_scaling' });
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).to.equal(4);
    expect([data[3], data[7]]).to.deep.equal([0, 255]);
  });

  it('makes room for a title and a colour bar, on white', async () => {
    const plain = await visualizeImageAttr(attribution, image, {
      method: 'alpha_scaling',
      title: 'Occlusion',
    });
    expect([plain.width, (await sharp(plain.png).metadata()).channels]).to.deep.equal([600, 3]);
    const titled = await visualizeImageAttr(attribution, image, { title: 'Occlusion' });
    const both = await visualizeImageAttr(attribution, image, { title: 'Occlusion', showColorbar: true });
    expect(both.height).to.be.greaterThan(titled.height + 20);
    expect((await sharp(both.png).metadata()).height).to.equal(both.height);
  });

  it('puts several on one sheet, four a row unless told otherwise', async () => {
    const methods = [
      'original_image',
      'heat_map',
      'blended_heat_map',
      'masked_image',
      'alpha_scaling',
    ] as const;
    const signs = ['all', 'all', 'all', 'positive', 'negative'] as const;
    const four = await sharp(await visualizeImageAttrMultiple(attribution, image, methods, signs)).metadata();
    expect(four.width).to.equal(16 + 4 * 240);
    const row = await visualizeImageAttrMultiple(attribution, image, methods, signs, { columns: 5 });
    expect((await sharp(row).metadata()).width).to.equal(16 + 5 * 240);
  });

  it('passes options on to every picture', async () => {
    const draw = (options: object) =>
      visualizeImageAttrMultiple(attribution, image, ['heat_map'], ['all'], options);
    const plain = await draw({});
    expect(plain.equals(await draw({}))).to.equal(true);
    expect(plain.equals(await draw({ titles: ['heat map, all'] }))).to.equal(true);
    expect(plain.equals(await draw({ titles: ['other'] }))).to.equal(false);
    expect(plain.equals(await draw({ showColorbar: true }))).to.equal(false);
    expect(plain.equals(await draw({ cmap: blues }))).to.equal(false);
  });

  it('refuses lists of unequal length, naming both', async () => {
    const error = await visualizeImageAttrMultiple(
      attribution,
      image,
      ['heat_map', 'heat_map'],
      ['all'],
    ).catch((reason) => reason);
    expect(error.code).to.equal('VISUALIZE_COUNT');
    expect(error.message).to.contain('2 methods, 1 signs');
    const titles = await visualizeImageAttrMultiple(attribution, image, ['heat_map'], ['all'], {
      titles: [],
    }).catch((reason) => reason);
    expect(titles.code).to.equal('VISUALIZE_COUNT');
  });
});
