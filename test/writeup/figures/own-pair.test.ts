import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect } from 'chai';
import sharp from 'sharp';
import { loadPhotoSide, normalise } from '../../../src/model/preprocess.js';
import { Worker } from '../../../src/worker/worker.js';
import { BUDGET } from '../../../src/writeup/figures/encode.js';
import { type OwnImage, OwnImages } from '../../../src/writeup/figures/own-image.js';
import { makeOwnPair } from '../../../src/writeup/figures/own-pair.js';
import type { Place } from '../../../src/writeup/figures/place.js';
import { programWith } from '../../worker/program.js';
import { bytesOf, rowsOf } from './helpers.js';

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

describe("the hand-in's own pictures", function () {
  this.timeout(60_000);
  let root: string;
  const worker = new Worker();
  const ownImage = (folder: string, name: 'content' | 'style'): Promise<OwnImage> =>
    new OwnImages(folder, worker).image(name, [16]);
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-own-'));
  });
  after(async () => {
    await worker.close();
    await rm(root, { recursive: true, force: true });
  });

  async function handIn(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    const folder = await mkdtemp(join(root, 'h'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return folder;
  }
  const content = async (file: string, bytes: string | Uint8Array) =>
    ownImage(await handIn({ [file]: bytes }), 'content');
  /** What is said of a picture that is refused. */
  async function refusal(work: Promise<unknown>): Promise<string> {
    const said = await work.then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    expect(said).not.to.include(root);
    return said;
  }

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    it(`reads ${format} by its bytes, whatever its name`, async () => {
      const image = await content('images/content.picture', await noise(30, 20).toFormat(format).toBuffer());
      expect([image.width, image.height, image.file]).to.deep.equal([30, 20, 'content.picture']);
    });
  }

  it('shows both, upright, within the budget; of several files the first by name', async () => {
    const turned = await noise(900, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const folder = await handIn({
      'images/content.jpg': turned,
      'images/content.png': await noise(9, 9).png().toBuffer(),
      'images/style.png': await noise(3000, 2000).png().toBuffer(),
    });
    const figure = await makeOwnPair({ own: new OwnImages(folder, worker) } as Place);
    const [{ cells }] = rowsOf(figure) as [ReturnType<typeof rowsOf>[number]];
    expect(cells.map(({ note }) => note)).to.deep.equal([
      'content.jpg, 600 × 900 pixels',
      'style.png, 3000 × 2000 pixels',
    ]);
    expect(cells[0]!.picture.height / cells[0]!.picture.width).to.be.closeTo(1.5, 0.02);
    expect(figure)
      .to.have.property('caption')
      .that.equals('content.jpg is used, the first by name; also there: content.png.');
    expect(bytesOf(figure)).to.be.at.most(BUDGET);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const OTHERS: Record<string, [bytes: string | Uint8Array, says: RegExp]> = {
    SVG: [svg, /is an SVG file\. Hand in a JPEG, PNG or WebP\./],
    'SVG with a declaration': [`<?xml version="1.0"?>\n<!DOCTYPE svg>${svg}`, /is an SVG file/],
    GIF: ['GIF89a\x01\0\x01\0', /is a GIF file/],
    PDF: ['%PDF-1.7\n', /is a PDF file/],
    AVIF: ['\0\0\0\x20ftypavif', /is a HEIC or AVIF file/],
    text: ['hello', /is no picture that can be read here/],
    nothing: ['', /is no picture that can be read here/],
  };
  for (const [what, [bytes, says]] of Object.entries(OTHERS)) {
    it(`${what} is refused in words`, async () => {
      expect(await refusal(content('images/content.jpg', bytes))).to.match(says);
    });
  }

  it('a picture that is cut short, or only begins like one', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const whole = await noise(200, 200).toFormat(format).toBuffer();
      const cut = await refusal(content('images/content.jpg', whole.subarray(0, whole.length / 2)));
      expect(cut, format).to.match(/cannot be decoded \(.*cut short or damaged/);
      expect(await refusal(content('images/content.jpg', whole.subarray(0, 14))), format).to.match(
        /cannot be decoded/,
      );
    }
  });

  it('12,000 x 12,000 pixels are scaled down, more are refused, as is a size that is only claimed', async () => {
    const size = { width: 12_000, height: 12_000, channels: 3 as const, background: '#123456' };
    const large = await content(
      'images/content.jpg',
      await sharp({ create: size }).jpeg({ quality: 30 }).toBuffer(),
    );
    expect([large.width, large.height]).to.deep.equal([12_000, 12_000]);
    expect(large.scaled[0]).to.include({ width: 16, height: 16 });
    // The colour of the whole, as JPEG keeps it.
    for (const [i, value] of [0x12, 0x34, 0x56].entries())
      expect(large.scaled[0]!.rgb[i]).to.be.closeTo(value, 6);
    expect(await refusal(content('images/content.jpg', claimed(12_001, 12_000)))).to.match(
      /more than 144 million/,
    );
    expect(await refusal(content('images/content.jpg', claimed(9000, 9000)))).to.match(/cannot be decoded/);
    expect(await refusal(content('images/content.jpg', claimed(2 ** 31 - 1, 2 ** 31 - 1)))).to.match(
      /cannot be decoded|more than/,
    );
  });

  it('is scaled as photographs are, enlarged only where that is asked for', async () => {
    const bytes = await noise(60, 40).png().toBuffer();
    const own = new OwnImages(await handIn({ 'images/content.png': bytes }), worker);
    const { scaled } = await own.image('content', [20, 80]);
    for (const [i, side] of [20, 80].entries()) {
      const { width, height, rgb } = scaled[i]!;
      expect(normalise(rgb, height, width)).to.deep.equal(await loadPhotoSide(bytes, side));
    }
    const [plain] = (await own.image('content', [20, 80], { enlarge: false })).scaled.slice(1);
    expect(plain).to.include({ width: 60, height: 40 });
  });

  it('strips are refused, and what is more than a deck may have together', async () => {
    expect(await refusal(content('images/content.jpg', await noise(2100, 100).png().toBuffer()))).to.match(
      /has 2100 x 100 pixels, which is a strip/,
    );
    const flat = await sharp({ create: { width: 11_000, height: 11_000, channels: 3, background: '#888' } })
      .jpeg({ quality: 30 })
      .toBuffer();
    const own = new OwnImages(await handIn({ 'images/content.jpg': flat }), worker);
    // The same once more is kept; at other sizes it is decoded again: 121 million pixels each time.
    for (const side of [8, 8, 9, 10, 11]) await own.image('content', [side]);
    expect(await refusal(own.image('content', [12]))).to.match(/too many with the other pictures/);
  });

  for (const [name, lie] of Object.entries({
    'no pixels': '{ width: 9, height: 9, scaled: [{ width: 16, height: 16, rgb: Buffer.alloc(9) }] }',
    'more than was asked for':
      '{ width: 9, height: 9, scaled: [{ width: 99, height: 99, rgb: Buffer.alloc(29403) }] }',
    'no picture': '{ width: 9, height: 9, scaled: [] }',
  })) {
    it(`a worker that was taken over and gives ${name} is not believed`, async () => {
      const { program, remove } = await programWith({ picture: `export default () => (${lie});` });
      const liar = new Worker({ program });
      const folder = await handIn({ 'images/content.png': await noise(9, 9).png().toBuffer() });
      const said = await refusal(new OwnImages(folder, liar).image('content', [16]));
      expect(said).to.match(/cannot be decoded: it (gave an answer that is none|came to more)/);
      await liar.close();
      await remove();
    });
  }

  it('what is no file: a folder, a link, a pipe, too large, or not there', async () => {
    const outside = join(root, 'outside.jpg');
    await writeFile(outside, await noise(9, 9).jpeg().toBuffer());
    const linked = await handIn({ 'images/note.txt': '' });
    await symlink(outside, join(linked, 'images/content.jpg'));
    expect(await refusal(ownImage(linked, 'content'))).to.match(/is a link or no file/);

    const elsewhere = await handIn({ 'a.txt': '' });
    await symlink(root, join(elsewhere, 'images'));
    expect(await refusal(ownImage(elsewhere, 'content'))).to.match(/^images is no folder/);

    const folder = await handIn({ 'images/content.jpg/x': '' });
    expect(await refusal(ownImage(folder, 'content'))).to.match(/is no file/);

    const pipe = await handIn({ 'images/note.txt': '' });
    execFileSync('mkfifo', [join(pipe, 'images/content.jpg')]);
    expect(await refusal(ownImage(pipe, 'content'))).to.match(/is no file/);

    const huge = await handIn({ 'images/content.jpg': '' });
    await truncate(join(huge, 'images/content.jpg'), 2 ** 25 + 1);
    expect(await refusal(ownImage(huge, 'content'))).to.match(/has 32 MiB; at most 32 are read/);

    expect(await refusal(ownImage(await handIn({ 'a.txt': '' }), 'content'))).to.match(
      /^The hand-in has no images\/content/,
    );
    expect(await refusal(ownImage(await handIn({ 'images/x.jpg': '' }), 'style'))).to.match(
      /^The hand-in has no images\/style/,
    );
  });

  it('a name with control characters does no harm', async () => {
    const image = await content('images/content.\u001b[31m\u202ejpg', await noise(9, 9).jpeg().toBuffer());
    expect(image.file).not.to.match(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

/** A PNG whose header claims a size, with hardly any data behind it. */
function claimed(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, 'latin1');
    const end = Buffer.alloc(4);
    end.writeUInt32BE(crc(Buffer.concat([head.subarray(4), data])), 0);
    return Buffer.concat([head, data, end]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
