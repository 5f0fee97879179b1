import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { renderPptx } from '../../../src/writeup/pptx/render.js';
import { readSlides } from '../../../src/writeup/review/read-slides.js';
import type { Element, Slide } from '../../../src/writeup/slide.js';
import { blocksOf, textBlocks } from '../../../src/writeup/text/blocks.js';
import { linesOf } from '../../../src/writeup/text/lines.js';
import { malformed } from '../well-formed.js';

const box = { x: 48, y: 100, width: 300, height: 300 };
const text = (words: string, role: 'H1' | 'P' | 'Artifact', markdown = false): Element => ({
  kind: 'text',
  box,
  lines: linesOf(markdown ? blocksOf(words) : textBlocks(words), { width: 300, size: 14 }),
  role,
  tone: 'text',
  align: 'left',
});
const panel: Element = { kind: 'shape', box, fill: 'box' };

async function slides(): Promise<Slide[]> {
  const data = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const within = [{ role: 'Div' } as const];
  const picture: Element = {
    kind: 'picture',
    box: { ...box, x: 400 },
    picture: { data, format: 'png', width: 8, height: 6 },
    alt: 'Red',
    within,
  };
  const answer = (title: string): Slide => ({
    title,
    layout: 'answer',
    elements: [
      text(title, 'H1'),
      panel,
      text('a **bold** word, `code`, $\\quad$ and $x^2$', 'P', true),
      text('ada · page 1 of 3', 'Artifact'),
    ],
  });
  return [
    answer('Tom & Jerry <1>'),
    answer('Second'),
    { title: 'Nameless', elements: [panel, picture, { ...text('below it', 'P'), within } as Element] },
  ];
}

describe('slides for PowerPoint', function () {
  this.timeout(60_000);
  let bytes: Buffer;
  let files: Record<string, Uint8Array>;
  let xml: [string, string][];
  const part = (name: string): string => strFromU8(files[name]!);
  const pages = (): string[] => [1, 2, 3].map((i) => part(`ppt/slides/slide${i}.xml`));
  before(async () => {
    bytes = await renderPptx(await slides(), { title: 'Tom & Jerry', author: '<Ada>' });
    files = unzipSync(bytes);
    xml = Object.keys(files)
      .filter((name) => /\.(xml|rels)$/.test(name))
      .map((name) => [name, part(name)]);
  });

  it('are well-formed, also with names that XML escapes', () => {
    for (const [name, each] of xml) expect(malformed(each.trim()), name).to.equal('');
  });

  it('have a type for each part, and parts for each type', () => {
    const types = part('[Content_Types].xml');
    const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name!);
    expect(Object.keys(files)).to.include.members(named);
    const endings = [...types.matchAll(/Extension="([^"]+)"/g)].map(([, ending]) => ending!);
    for (const name of Object.keys(files)) {
      if (name === '[Content_Types].xml') continue;
      expect(named.includes(name) || endings.some((ending) => name.endsWith(`.${ending}`)), name).to.equal(
        true,
      );
    }
  });

  it('have places in whole numbers, also where a formula draws nothing', () => {
    const numbers = pages().flatMap((page) =>
      [...page.matchAll(/<a:(?:off|ext) (?:x|cx)="([^"]+)" (?:y|cy)="([^"]+)"/g)].flatMap(([, a, b]) => [
        a!,
        b!,
      ]),
    );
    expect(numbers).to.have.length.above(20);
    for (const each of numbers) expect(each).to.match(/^-?\d+$/);
  });

  it('have what belongs to a presentation in the order of the schema', () => {
    const order = [...part('ppt/presentation.xml').matchAll(/<p:(\w+(?:Lst|Sz))>?[ >]/g)].map(
      ([, name]) => name,
    );
    expect(order).to.deep.equal(['sldMasterIdLst', 'notesMasterIdLst', 'sldIdLst', 'sldSz', 'notesSz']);
  });

  it('have properties once and first in a paragraph, a text body in each shape, and numbers that differ', () => {
    for (const page of pages()) {
      for (const [paragraph] of page.matchAll(/<a:p>[\s\S]*?<\/a:p>/g)) {
        expect(paragraph.match(/<a:pPr/g) ?? []).to.have.length.at.most(1);
        expect(paragraph).not.to.match(/<\/a:r>[\s\S]*<a:pPr/);
      }
      for (const [shape] of page.matchAll(/<p:sp>[\s\S]*?<\/p:sp>/g)) expect(shape).to.include('<p:txBody>');
      const ids = [...page.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    }
  });

  it('have a title and a number that counts by itself, on every slide and layout', () => {
    for (const page of pages()) {
      expect(page.match(/<p:ph type="title"\/>/g)).to.have.length(1);
      expect(page.match(/<p:ph type="sldNum"/g)).to.have.length(1);
      expect(page.match(/type="slidenum"/g)).to.have.length(1);
    }
    expect(readSlides(bytes).map(({ heading }) => heading)).to.deep.equal([
      'Tom & Jerry <1>',
      'Second',
      'Nameless',
    ]);
    expect(pages()[1]).to.match(
      /<a:t>ada · page <\/a:t>[\s\S]*?<a:t>1<\/a:t><\/a:fld>[\s\S]*?<a:t> of 3<\/a:t>/,
    );
    for (const i of [2, 3]) expect(part(`ppt/slideLayouts/slideLayout${i}.xml`)).to.include('type="title"');
  });

  it('have layouts with what their slides share, which the slides do not draw again', () => {
    const layout = part('ppt/slideLayouts/slideLayout2.xml');
    expect(layout).to.include('name="answer"').and.include('adec:decorative');
    expect(layout.match(/F2F4F7/g)).to.have.length(1);
    expect(pages()[0]).not.to.include('F2F4F7');
  });

  it('have the pieces of a figure in a group of their size', () => {
    const [, inside] = /<p:grpSp>([\s\S]*)<\/p:grpSp>/.exec(pages()[2]!)!;
    expect(inside).to.include('descr="Red"').and.include('below it');
    expect(inside).to.include('<a:off x="609600" y="1270000"/><a:ext cx="8280400" cy="3810000"/>');
  });
});
