import { expect } from 'chai';
import fc from 'fast-check';
import type { Cell, Row } from '../../../src/writeup/figure.js';
import { figureElements } from '../../../src/writeup/layout/figure.js';
import type { Box, Element } from '../../../src/writeup/slide.js';
import { textOf } from '../../../src/writeup/text/line.js';
import { heightOf } from '../../../src/writeup/text/lines.js';

const BOX = { x: 48, y: 114, width: 864, height: 380 };
const picture = (width: number, height: number) => ({
  data: Buffer.alloc(0),
  format: 'png' as const,
  width,
  height,
});
const cell = (width: number, height: number, more: Partial<Cell> = {}): Cell => ({
  picture: picture(width, height),
  alt: 'what it shows',
  ...more,
});

/** What an element covers: of a text its lines, not its whole place. */
const covered = (element: Element): Box =>
  element.kind === 'text' ? { ...element.box, height: heightOf(element.lines) } : element.box;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.1 &&
  b.x < a.x + a.width - 0.1 &&
  a.y < b.y + b.height - 0.1 &&
  b.y < a.y + a.height - 0.1;

describe('a figure laid out', () => {
  const aspect = fc.tuple(fc.integer({ min: 100, max: 400 }), fc.integer({ min: 100, max: 300 }));
  const text = fc.option(fc.string({ minLength: 1, maxLength: 60 }), { nil: undefined });
  const cells = fc.array(
    fc.tuple(aspect, text, text, fc.boolean(), fc.boolean()).map(
      ([[width, height], title, note, bar, hero]): Cell =>
        cell(width, height, {
          ...(hero && { hero }),
          ...(title?.trim() && { title }),
          ...(note?.trim() && { note }),
          ...(bar && { bar: { picture: picture(100, 5), low: '-0.1234', high: '0.1234' } }),
        }),
    ),
    { minLength: 1, maxLength: 6 },
  );
  const rows = fc.array(
    fc.tuple(cells, text).map(([own, label]): Row => ({ cells: own, ...(label?.trim() && { label }) })),
    { minLength: 1, maxLength: 3 },
  );

  it('overlaps nothing, keeps its place and each picture’s proportions', () => {
    fc.assert(
      fc.property(rows, text, (own, caption) => {
        const elements = figureElements({ rows: own, ...(caption && { caption }) }, BOX);
        const pictures = elements.filter((each) => each.kind === 'picture');
        const bars = own.flatMap((row) => row.cells.filter(({ bar }) => bar)).length;
        expect(pictures).to.have.length(own.flatMap((row) => row.cells).length + bars);
        for (const [i, one] of elements.entries()) {
          const box = covered(one);
          expect(box.x).to.be.at.least(BOX.x - 0.1);
          expect(box.x + box.width).to.be.at.most(BOX.x + BOX.width + 0.1);
          for (const other of elements.slice(i + 1)) {
            expect(overlap(box, covered(other)), JSON.stringify([box, covered(other)])).to.equal(false);
          }
        }
        for (const { box, picture: file } of pictures) {
          if (file.height === 5) continue;
          expect(box.width / box.height).to.be.closeTo(file.width / file.height, 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is as large as fits: five pictures become two lines, four rows of two become columns', () => {
    const five = figureElements({ rows: [{ cells: Array(5).fill(cell(100, 100)) }] }, BOX);
    expect(five[0]!.box.width).to.be.within((864 - 4 * 16) / 5, 190);
    const four = ['a', 'b', 'c', 'd'].map((label): Row => ({ label, cells: Array(2).fill(cell(100, 100)) }));
    const turned = figureElements({ rows: four }, BOX).filter((each) => each.kind === 'picture');
    expect(new Set(turned.map(({ box }) => box.y)).size).to.equal(2);
    expect(turned[0]!.box.height).to.be.above(120);
  });

  const SHAPES = { square: [300, 300], portrait: [300, 1200], panorama: [1250, 100] } as const;
  for (const [name, [width, height]] of Object.entries(SHAPES)) {
    it(`makes the hero large and all else smaller: a ${name}`, () => {
      const own: Row[] = [
        {
          cells: [
            cell(width, height, { title: 'Content', note: 'content.jpg, 64 x 64 pixels' }),
            cell(200, 200, { title: 'Style' }),
            cell(width, height, { title: 'Result', hero: true }),
            cell(760, 300, { note: 'Total loss from 1 to 0.5.' }),
          ],
        },
      ];
      const drawn = figureElements({ rows: own, caption: 'Settings.' }, BOX);
      const boxes = drawn.filter((each) => each.kind === 'picture').map(({ box }) => box);
      const hero = drawn.filter(
        (each) => each.kind === 'picture' && each.picture === own[0]!.cells[2]!.picture,
      );
      const { box } = hero[0]!;
      expect(box.width >= 0.45 * 960 || box.height >= 0.6 * 540, JSON.stringify(box)).to.equal(true);
      for (const other of boxes.filter((each) => each !== box)) {
        expect(other.width * other.height).to.be.lessThan(0.8 * box.width * box.height);
        expect(Math.min(other.width, other.height)).to.be.at.least(30);
      }
    });
  }

  it('says everything, turned or not', () => {
    const titled = (title: string) => cell(100, 100, { title, note: `note of ${title}` });
    const own: Row[] = [
      { label: 'Original', cells: [titled('gorilla'), titled('macaw')] },
      ...['GradCAM', 'Conductance', 'Neuron'].map(
        (label): Row => ({ label, cells: [cell(100, 100), cell(100, 100)] }),
      ),
    ];
    const said = figureElements({ rows: own, caption: 'Scales.' }, BOX).flatMap((each) =>
      each.kind === 'text'
        ? each.lines.flatMap(({ runs }) => runs.map((run) => (run.kind === 'text' ? run.text : '')))
        : [],
    );
    for (const word of [
      'Original',
      'gorilla',
      'macaw',
      'GradCAM',
      'Conductance',
      'Neuron',
      'note of macaw',
      'Scales.',
    ])
      expect(said, word).to.include(word);
  });

  it('breaks no word of a label, however narrow what stands beside the hero is', () => {
    const labels = ['Original', 'GradCAM', 'Neuron', 'Conductance'];
    const rows = labels.map(
      (label, i): Row => ({
        label,
        cells: ['gorilla (366)', 'macaw (88)'].map((title) =>
          cell(300, 300, {
            ...(i === 0 && { title, note: 'score 37.74, probability 98.8 %' }),
            ...(i === 2 && { note: 'rows and columns 108–122; else 0' }),
            ...(i === 3 && { hero: true }),
          }),
        ),
      }),
    );
    const texts = figureElements({ rows }, BOX).filter((each) => each.kind === 'text');
    const lines = texts.flatMap(({ lines: own }) => own.map(({ runs }) => runs.map(textOf).join('').trim()));
    expect(lines).to.include.members(['Original', 'GradCAM', 'Neuron']);
  });
});
