import { expect } from 'chai';
import sharp from 'sharp';
import { outlined, type Type, widthOf } from '../../src/figure/text.js';

const type: Type = { size: 40, face: 'regular', colour: '#000' };

/** Left, right, upper and lower edge of the ink of an SVG drawing, 400 x 100. */
async function ink(drawing: string): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100">${drawing}</svg>`;
  const data = await sharp(Buffer.from(svg)).flatten({ background: 'white' }).greyscale().raw().toBuffer();
  const edges = { left: 400, right: -1, top: 100, bottom: -1 };
  for (const [i, value] of data.entries()) {
    if (value > 128) continue;
    edges.left = Math.min(edges.left, i % 400);
    edges.right = Math.max(edges.right, i % 400);
    edges.top = Math.min(edges.top, Math.floor(i / 400));
    edges.bottom = Math.max(edges.bottom, Math.floor(i / 400));
  }
  return edges;
}

describe('figure/text', () => {
  it('stands on the baseline, begins at x, and is as wide as measured', async () => {
    const edges = await ink(outlined('HEEH', 20, 70, type));
    expect(edges.bottom).to.equal(69);
    // DejaVu's capitals are 1493 of 2048 units high; an H has room of about a tenth of an em at each side
    expect(edges.top).to.be.closeTo(70 - (40 * 1493) / 2048, 1);
    expect(edges.left).to.be.within(21, 25);
    expect(20 + widthOf('HEEH', type) - edges.right).to.be.within(1, 6);
  });

  it('is wider in larger and in bolder letters', () => {
    expect(widthOf('Grad-CAM', { ...type, size: 80 })).to.be.closeTo(2 * widthOf('Grad-CAM', type), 1e-9);
    expect(widthOf('Grad-CAM', { ...type, face: 'bold' })).to.be.greaterThan(widthOf('Grad-CAM', type));
  });

  it('keeps no letter of the text in the markup', () => {
    const path = outlined('</svg><script>&amp;"\'', 0, 10, type);
    expect(path).to.match(/^<path fill="#000" d="[MLQCZ\d\s.,-]*"\/>$/);
    expect(outlined('', 0, 0, type)).to.equal('<path fill="#000" d=""/>');
  });

  it('draws accents, Greek and Cyrillic, and a box for what the font lacks', async () => {
    for (const text of ['é', 'Ω', 'Ж', '∇', '漢']) {
      expect((await ink(outlined(text, 20, 70, type))).right, text).to.be.greaterThan(30);
    }
  });
});
