import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import sharp from 'sharp';
import { GradelensError } from '../../src/errors.js';
import { blues } from '../../src/figure/attr-colours.js';
import type { Cell } from '../../src/figure/band.js';
import { paint } from '../../src/figure/raster.js';
import { type SheetOptions, sheet } from '../../src/figure/sheet.js';

const red = paint(224, 224, () => [255, 0, 0]);
const wide = paint(224, 112, () => [0, 0, 255]);

async function read(cells: readonly Cell[], options: SheetOptions) {
  const { data, info } = await sharp(await sheet(cells, options))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  /** Whether anything but white is there. */
  const inked = (left: number, top: number, width: number, height: number): boolean =>
    Array.from({ length: width * height }, (_, i) =>
      at(left + (i % width), top + Math.floor(i / width)),
    ).some((colour) => Math.min(...colour) < 200);
  return { ...info, at, inked };
}

describe('figure/sheet', () => {
  it('puts cells of equal width side by side, white between, and a new row below', async () => {
    const { width, channels, at } = await read(
      [red, wide, red].map((picture) => ({ title: '', picture })),
      { columns: 2 },
    );
    expect([width, channels]).to.deep.equal([16 + 224 + 16 + 224 + 16, 3]);
    expect(at(16, 16)).to.deep.equal([255, 0, 0]);
    expect(at(239, 239)).to.deep.equal([255, 0, 0]);
    expect(at(248, 100)).to.deep.equal([255, 255, 255]);
    expect(at(256, 16)).to.deep.equal([0, 0, 255]);
    expect(at(300, 200)).to.deep.equal([255, 255, 255]);
    expect(at(100, 300)).to.deep.equal([255, 0, 0]);
    expect(at(300, 300)).to.deep.equal([255, 255, 255]);
  });

  it('writes the titles above and the note below, a drawn picture its own', async () => {
    const plain = await read([{ title: '', picture: red }], { columns: 1 });
    const noted = await read([{ title: '', picture: { ...red, note: 'some words' } }], { columns: 1 });
    const silent = await read([{ title: '', picture: { ...red, note: 'some words' }, note: '' }], {
      columns: 1,
    });
    expect(noted.height - plain.height).to.equal(16);
    expect(noted.inked(16, 243, 100, 16)).to.equal(true);
    expect(silent.height).to.equal(plain.height);
    const titled = await read([{ title: 'Saliency', picture: red }], { columns: 1, title: 'Sheet' });
    expect(titled.height - plain.height).to.equal(40 + 22);
    expect(titled.inked(16, 16, 60, 20)).to.equal(true);
    expect(titled.inked(16, 58, 60, 14)).to.equal(true);
    expect(titled.at(16, 78)).to.deep.equal([255, 0, 0]);
  });

  it('draws a colour bar from one end to the other below the picture', async () => {
    const { at, inked } = await read([{ title: '', picture: red, bar: { map: blues, low: 0, high: 1 } }], {
      columns: 1,
    });
    expect(at(16, 252)).to.deep.equal([...blues(0)]);
    expect(at(239, 252)).to.deep.equal([...blues(1)]);
    expect([inked(16, 261, 12, 14), inked(100, 261, 60, 14), inked(230, 261, 10, 14)]).to.deep.equal([
      true,
      false,
      true,
    ]);
  });

  it('keeps to the width it is given, and takes no more columns than cells', async () => {
    const cells = [
      { title: 'a title much too long for so narrow a cell', picture: red },
      { title: '', picture: wide },
    ];
    const { width, at } = await read(cells, {
      columns: 9,
      width: 301,
      title: 'A headline that is too long, too',
    });
    expect(width).to.equal(301);
    expect(at(300, 20)).to.deep.equal([255, 255, 255]);
    expect(at(16 + 125, 78)).to.deep.equal([255, 0, 0]);
    expect(at(16 + 126 + 4, 60)).to.deep.equal([255, 255, 255]);
  });

  it('writes equal bytes for equal cells', async () => {
    const cells = [{ title: 'Same', picture: { ...wide, note: 'again' } }];
    expect((await sheet(cells, { columns: 1 })).equals(await sheet(cells, { columns: 1 }))).to.equal(true);
  });

  it('writes the same letters on a machine without fonts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradelens-fonts-'));
    try {
      const config = join(folder, 'fonts.conf');
      await writeFile(config, '<?xml version="1.0"?><fontconfig></fontconfig>');
      const script = `
        import { paint } from './src/figure/raster.ts';
        import { sheet } from './src/figure/sheet.ts';
        const picture = paint(8, 8, () => [9, 9, 9]);
        process.stdout.write((await sheet([{ title: 'Occlusion', picture }], { columns: 1 })).toString('base64'));`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import=tsx', '--conditions=gradelens-source', '--input-type=module', '-e', script],
        { env: { ...process.env, FONTCONFIG_FILE: config } },
      );
      const here = await sheet([{ title: 'Occlusion', picture: paint(8, 8, () => [9, 9, 9]) }], {
        columns: 1,
      });
      expect(stdout).to.equal(here.toString('base64'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  const one = [{ title: '', picture: red }];
  const refused: readonly [string, string, readonly Cell[], SheetOptions][] = [
    ['SHEET_EMPTY', 'without a cell', [], { columns: 1 }],
    ['SHEET_COLUMNS', '0 columns', one, { columns: 0 }],
    ['SHEET_COLUMNS', '1.5 columns', one, { columns: 1.5 }],
    ['SHEET_WIDTH', '95 pixels', one, { columns: 1, width: 95 }],
    ['SHEET_WIDTH', '200.5 pixels', one, { columns: 1, width: 200.5 }],
    ['SHEET_WIDTH', 'NaN pixels', one, { columns: 1, width: Number.NaN }],
  ];
  for (const [code, named, cells, options] of refused) {
    it(`refuses with ${code}, naming ${named}`, async () => {
      const error = await sheet(cells, options).catch((reason) => reason);
      expect(error).to.be.instanceOf(GradelensError).with.property('code', code);
      expect(error.message).to.contain(named);
    });
  }
});
