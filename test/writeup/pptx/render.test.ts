import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { find } from '../../../src/sandbox/programs.js';
import { renderPptx } from '../../../src/writeup/pptx/render.js';
import type { Slide } from '../../../src/writeup/slide.js';
import { blocksOf, textBlocks } from '../../../src/writeup/text/blocks.js';
import { linesOf } from '../../../src/writeup/text/lines.js';
import { inTemporaryFolder } from '../../process.js';
import { readPdf } from '../read-pdf.js';

const INFO = { title: 'A deck', author: 'Ada' };
const box = { x: 48, y: 100, width: 300, height: 300 };

async function slides(): Promise<Slide[]> {
  const data = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const markdown =
    'A **bold** word and a line that is long enough to be broken twice, `code`, [a link](https://e.org/?a=1&b=2) & <b>.\n\nSo $x^2$ is.\n\n1. one\n2. two\n\n- פריט';
  return [
    {
      title: 'First',
      notes: 'Why is it so?',
      elements: [
        {
          kind: 'text',
          box: { x: 48, y: 36, width: 800, height: 40 },
          lines: linesOf(textBlocks('First', 'bold'), { width: 800, size: 24 }),
          role: 'H1',
          tone: 'text',
          align: 'left',
        },
        {
          kind: 'text',
          box,
          lines: linesOf(blocksOf(markdown), { width: 300, size: 14 }),
          role: 'P',
          tone: 'text',
          align: 'left',
        },
        {
          kind: 'picture',
          box: { ...box, x: 400 },
          picture: { data, format: 'png', width: 8, height: 6 },
          alt: 'Red & plain',
        },
        { kind: 'shape', box, stroke: 'alert' },
      ],
    },
    { title: 'Second', elements: [{ kind: 'shape', box, fill: 'box' }] },
  ];
}

describe('the deck as PPTX', function () {
  this.timeout(120_000);
  let files: Record<string, Uint8Array>;
  let bytes: Buffer;
  const xml = (name: string): string => strFromU8(files[name]!);
  before(async () => {
    bytes = await renderPptx(await slides(), INFO);
    files = unzipSync(bytes);
  });

  it('has text to edit: one paragraph for a block, its lines joined, its styles kept', () => {
    const paragraphs = [...xml('ppt/slides/slide1.xml').matchAll(/<a:p>([\s\S]*?)<\/a:p>/g)].map(([, p]) =>
      [...p!.matchAll(/<a:t>([\s\S]*?)<\/a:t>/g)].map(([, text]) => text).join(''),
    );
    expect(paragraphs).to.include(
      'A bold word and a line that is long enough to be broken twice, code, a link &amp; &lt;b&gt;.',
    );
    const slide = xml('ppt/slides/slide1.xml');
    expect(slide).to.match(/b="1"[^>]*>(?:(?!<\/a:r>)[\s\S])*<a:t>bold<\/a:t>/);
    expect(slide).to.match(/Courier New(?:(?!<\/a:r>)[\s\S])*<a:t>code<\/a:t>/);
    expect(slide)
      .to.match(/buAutoNum/)
      .and.match(/rtl="1"/);
    expect(xml('ppt/slides/_rels/slide1.xml.rels')).to.include('https://e.org/?a=1&amp;b=2');
  });

  it('has alternative texts, notes, a title and an author', () => {
    expect(xml('ppt/slides/slide1.xml')).to.include('descr="Red &amp; plain"').and.include('descr="$x^2$"');
    expect(xml('ppt/notesSlides/notesSlide1.xml')).to.include('Why is it so?');
    expect(xml('docProps/core.xml')).to.include('A deck').and.include('Ada');
  });

  it('is the same file every time', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(bytes.equals(await renderPptx(await slides(), INFO))).to.equal(true);
  });

  it('opens in LibreOffice, with as many pages', async function () {
    const office = find('libreoffice') ?? find('soffice');
    if (!office) {
      console.log('      skipped: LibreOffice is not installed (apt install libreoffice-impress)');
      this.skip();
    }
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'deck.pptx');
      await writeFile(file, bytes);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const convert = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file];
      await promisify(execFile)(office, convert, { timeout: 100_000 });
      const { texts } = await readPdf(await readFile(join(folder, 'deck.pdf')));
      expect(texts).to.have.length(2);
      expect(texts[0]).to.include('First').and.include('bold');
    });
  });
});
