import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { loadAssignment } from '../../src/rubric/load.js';
import { workerProgram } from '../../src/worker/program.js';
import { Worker } from '../../src/worker/worker.js';
import { parseAnswers } from '../../src/writeup/answers.js';
import { type Deck, deckOf, pageIds } from '../../src/writeup/deck.js';
import type { Figure } from '../../src/writeup/figure.js';
import { layoutDeck } from '../../src/writeup/layout/deck.js';
import { loadTemplates } from '../../src/writeup/layout/template.js';
import { renderPdf } from '../../src/writeup/pdf/render.js';
import { renderPptx } from '../../src/writeup/pptx/render.js';
import { writeDeck } from '../../src/writeup/write.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { programWith } from '../worker/program.js';
import { readPdf } from './read-pdf.js';

const ANSWER = 'It *is* $\\frac{1}{2}$, 梯度 and `code`.';

describe('a deck as a file', () => {
  const worker = new Worker();
  let deck: Deck;
  before(async () => {
    const assignment = await loadAssignment(`${ROOT}rubric/a3.yaml`);
    const source = `---\nname: Ada\nemail: a@b.c\n---\n## sum-backprop\n${ANSWER}\n`;
    const data = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const picture = { data, format: 'png', width: 40, height: 30 } as const;
    const figure: Figure = {
      rows: [{ cells: [{ picture, alt: 'grey', bar: { picture, low: '0', high: '1' } }] }],
    };
    const all = new Map(assignment.deck!.pages.map((page) => ['id' in page ? page.id : '', figure]));
    const answers = parseAnswers(source, assignment.questions);
    const whole = deckOf(assignment, assignment.deck!, 'ada', answers, all);
    // As many as have an answer and a figure among them.
    deck = { ...whole, pages: [...whole.pages.slice(0, 6), whole.pages.find((page) => page.figure)!] };
  });
  after(() => worker.close());

  for (const [format, render] of Object.entries({ pdf: renderPdf, pptx: renderPptx })) {
    it(`is the same ${format}, byte by byte, as without a worker`, () =>
      inTemporaryFolder(async (folder) => {
        const { slides, warnings } = layoutDeck(deck, await loadTemplates());
        const file = join(folder, `writeup.${format}`);
        expect(await writeDeck(file, deck, worker)).to.deep.equal({ pages: slides.length, warnings });
        const expected = await render(slides, { title: deck.title, author: 'Ada' });
        expect(expected.equals(await readFile(file))).to.equal(true);
        expect(JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'))).to.deep.equal(pageIds(deck));
      }));
  }

  it('is laid out by the course’s own templates, whose faults are told as theirs', () =>
    inTemporaryFolder(async (folder) => {
      const templates = join(folder, 'templates');
      await mkdir(templates);
      await writeFile(
        join(templates, 'title.hbs'),
        '- text: Ours\n  style: nothing\n  area: [1, 1, 12, 2]\n',
      );
      const file = join(folder, 'writeup.pdf');
      const error = await writeDeck(file, deck, worker, templates).catch((error: unknown) => error);
      expect(error).to.have.property('code', 'DECK_TEMPLATE_INVALID');
      expect(error)
        .to.have.property('message')
        .that.matches(/^The deck's template title.hbs does not work: element 1/);
      await writeFile(join(templates, 'title.hbs'), '- text: Ours\n  style: title\n  area: [1, 1, 12, 2]\n');
      await writeDeck(file, deck, worker, templates);
      expect((await readPdf(await readFile(file))).texts[0]).to.include('Ours');
    }));

  it('whose answers take too long is complete without them, and says so on the page and in a note', () =>
    inTemporaryFolder(async (folder) => {
      // The real task, but it never ends over this answer.
      const { program, remove } = await programWith({
        deck: `import real from './real.mjs';
          export default (input, part) => { while (JSON.stringify(input.deck.pages).includes('frac')); return real(input, part); }`,
      });
      await copyFile(
        join((await workerProgram()).cwd, 'tasks/deck.mjs'),
        join(program.cwd, 'tasks/real.mjs'),
      );
      const slow = new Worker({ program });
      const impatient: Pick<Worker, 'run'> = {
        run: (task, input, rules) => {
          const seconds = JSON.stringify(input).includes('frac') ? 1 : rules.seconds;
          return slow.run(task, input, { ...rules, seconds });
        },
      };
      const file = join(folder, 'writeup.pdf');
      const { pages, warnings } = await writeDeck(file, deck, impatient);
      expect(pages).to.equal(deck.pages.length);
      expect(warnings[0]).to.match(
        /^The answers are not on the slides: laying them out took longer than 1 s/,
      );
      const { texts } = await readPdf(await readFile(file));
      expect(texts.join().replace(/\s+/g, ' ')).to.include(
        'The answer could not be laid out: it took longer than 1 s',
      );
      await slow.close();
      await remove();
    }));

  for (const [name, said] of Object.entries({
    'no file': '{ pages: 7, warnings: [], file: Buffer.from("#!/bin/sh") }',
    'too few pages': '{ pages: 1, warnings: [], file: Buffer.from("%PDF-1.7") }',
    'many warnings': '{ pages: 7, warnings: Array(1e5).fill(""), file: Buffer.from("%PDF-1.7") }',
  })) {
    it(`a worker that was taken over and gives ${name} writes none`, () =>
      inTemporaryFolder(async (folder) => {
        const { program, remove } = await programWith({ deck: `export default () => (${said});` });
        const liar = new Worker({ program });
        const error = await writeDeck(join(folder, 'writeup.pdf'), deck, liar).catch(
          (error: unknown) => error,
        );
        expect(error).to.have.property('code', 'DECK_NOT_MADE');
        await liar.close();
        await remove();
      }));
  }
});
