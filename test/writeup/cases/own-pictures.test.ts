import { execFileSync } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { parse } from 'yaml';
import type { SpecOf } from '../../../src/rubric/figures.js';
import { loadAssignment } from '../../../src/rubric/load.js';
import { float32 } from '../../../src/tensor/flat.js';
import { Worker } from '../../../src/worker/worker.js';
import { parseAnswers } from '../../../src/writeup/answers.js';
import { deckOf } from '../../../src/writeup/deck.js';
import type { Figure } from '../../../src/writeup/figure.js';
import { OwnImages } from '../../../src/writeup/figures/own-image.js';
import { makeOwnPair } from '../../../src/writeup/figures/own-pair.js';
import type { Place } from '../../../src/writeup/figures/place.js';
import { sourceOf } from '../../../src/writeup/figures/source.js';
import { drawTransfer } from '../../../src/writeup/figures/transfer.js';
import { layoutDeck } from '../../../src/writeup/layout/deck.js';
import { loadTemplates } from '../../../src/writeup/layout/template.js';
import { renderPdf } from '../../../src/writeup/pdf/render.js';
import { inTemporaryFolder, ROOT } from '../../process.js';
import { CASES } from './deck.js';
import { readDrawn } from './drawn.js';
import { expectGoodPage, picturesOf, type WholeMust } from './whole.js';

interface Kind {
  readonly ratio: number;
  readonly caption?: string;
  readonly refused?: string;
  /** Shares across and down, then red, green and blue. */
  readonly colours: readonly (readonly [number, number, number, number, number])[];
  readonly within: number;
  /** Where it is transparent: white. */
  readonly clear?: readonly [number, number];
}
interface OwnMust {
  readonly page: { readonly 'chart-least-height': number; readonly 'picture-least': number };
  readonly cases: Readonly<Record<string, Kind>>;
}

const GOOD = join(ROOT, 'submissions/examples/good/asterix/images');
const mustOf = async <T>(name: string): Promise<T> =>
  parse(await readFile(join(CASES, name, 'must.yaml'), 'utf8')) as T;
const { page: rules, cases } = await mustOf<OwnMust>('own-pictures');

describe('own pictures of odd shapes and formats', function () {
  this.timeout(120_000);
  const worker = new Worker();
  after(() => worker.close());

  /** The two pages of a hand-in with such a picture; its transfer gives the content as it was. */
  async function figuresOf(kind: string) {
    return inTemporaryFolder(async (folder) => {
      await cp(GOOD, join(folder, 'images'), { recursive: true });
      execFileSync(process.execPath, [join(CASES, 'own-pictures/make.mjs'), kind, folder], { cwd: ROOT });
      const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
      const own = new OwnImages(folder, worker);
      const place = { own, quick: false } as Place;
      const { figure } = assignment.deck!.pages.find((each) => 'id' in each && each.id === 'own-result') as {
        figure: SpecOf<'transfer'>;
      };
      const failed = (error: Error): Figure => ({ failure: error.message });
      const result = async (): Promise<Figure> => {
        const [content, style] = [await sourceOf(figure.content, place), await sourceOf(figure.style, place)];
        const losses = float32(
          [20],
          Array.from({ length: 20 }, (_, i) => 2 ** -i),
        );
        return drawTransfer({ content, style, result: content.tensor, losses }, figure.options);
      };
      const figures = new Map([
        ['own-pair', await makeOwnPair(place).catch(failed)],
        ['own-result', await result().catch(failed)],
      ]);
      const answers = parseAnswers('', assignment.questions);
      const spec = {
        ...assignment.deck!,
        pages: assignment.deck!.pages.filter((each) => 'id' in each && figures.has(String(each.id))),
      };
      const deck = deckOf(assignment, spec, 'hand-in', answers, figures);
      const { slides } = layoutDeck(deck, await loadTemplates(join(ROOT, 'templates/demo')));
      const ids = Object.fromEntries(
        deck.pages.flatMap(({ id }, i) => (id === undefined ? [] : [[i + 1, id]])),
      );
      const { pages } = await readDrawn(await renderPdf(slides, { title: 't', author: 'a' }), ids);
      return [...figures].map(([id, made]) => ({ made, page: pages.find((each) => each.id === id)! }));
    });
  }

  for (const [kind, must] of Object.entries(cases)) {
    it(`${kind}: as must.yaml says`, async () => {
      const whole = await mustOf<WholeMust>('deck');
      for (const { made, page } of await figuresOf(kind)) {
        const text = page.items.map((item) => item.text).join(' ');
        if (must.refused !== undefined) {
          expect(made).to.have.property('failure').that.matches(new RegExp(must.refused));
          expect(text.replace(/\s+/g, ' ')).to.match(new RegExp(must.refused));
          expect(page.pictures).to.deep.equal([]);
          continue;
        }
        if (!('rows' in made)) throw new Error(made.failure);
        expectGoodPage(page, whole);
        if (must.caption !== undefined)
          expect(page.items.some((item) => item.text.includes(must.caption!))).to.equal(true);
        for (const picture of picturesOf(page)) {
          const [shorter, longer] = [picture.width, picture.height].sort((a, b) => a - b) as [number, number];
          const large = picture.width >= 480 || picture.height >= 270;
          expect(
            shorter >= rules['picture-least'] || large,
            `${picture.alt}: ${longer} x ${shorter}`,
          ).to.equal(true);
          if (picture.alt.startsWith('Total loss')) {
            expect(picture.height).to.be.at.least(rules['chart-least-height']);
          } else if (picture.alt.startsWith('Content')) {
            expect(picture.width / picture.height).to.be.closeTo(must.ratio, 0.02 * must.ratio);
          }
        }
        const content = made.rows[0]!.cells.find(({ alt }) => alt.startsWith('Content'))!;
        const { data, info } = await sharp(content.picture.data)
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const at = (across: number, down: number): number[] => {
          const pixel = Math.floor(down * info.height) * info.width + Math.floor(across * info.width);
          return [...data.subarray(3 * pixel, 3 * pixel + 3)];
        };
        for (const [across, down, ...colour] of must.colours) {
          const found = at(across, down);
          for (const [i, value] of colour.entries())
            expect(found[i], `${across}, ${down}`).to.be.closeTo(value, must.within);
        }
        if (must.clear) for (const value of at(...must.clear)) expect(value).to.be.above(250);
      }
    });
  }
});
