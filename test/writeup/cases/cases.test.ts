import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { loadAssignment } from '../../../src/rubric/load.js';
import { Worker } from '../../../src/worker/worker.js';
import { blankDeck } from '../../../src/writeup/deck.js';
import { ROOT } from '../../process.js';
import { nodesOf } from '../read-pdf.js';
import { CASES, deckOf, plain } from './deck.js';
import { judge } from './judge.js';
import type { FormulaMust, Must } from './must.js';
import type { WholeMust } from './whole.js';

/** These have rules of their own. */
const OTHERS = ['choices', 'tex', 'scripts', 'deck', 'own-pictures'];
const names = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('answers on their pages', function () {
  this.timeout(180_000);
  const worker = new Worker();
  after(() => worker.close());

  const mustOf = async <T>(name: string): Promise<T> =>
    parse(await readFile(join(CASES, name, 'must.yaml'), 'utf8')) as T;

  for (const name of names.filter((each) => !OTHERS.includes(each))) {
    it(`${name}: as its must.yaml says`, async () => {
      const must = await mustOf<Must>(name);
      judge(must, await deckOf(name, worker, must.make !== undefined));
    });
  }

  it('deck: answers are titled after their prompts, questions stand where they belong, words have one spelling', async () => {
    const must = await mustOf<WholeMust>('deck');
    const { 'one-of': spellings, ...decks } = must.titles;
    for (const [name, titles] of Object.entries(decks)) {
      const assignment = await loadAssignment(join(ROOT, `rubric/${name}.yaml`));
      const { pages } = blankDeck(assignment, assignment.deck!);
      const at = (id: string): number => pages.findIndex((page) => page.id === id);
      for (const [id, title] of Object.entries(titles)) expect(pages[at(id)]!.title).to.equal(title);
      for (const [before, after] of must.order[name] ?? []) expect(at(after)).to.equal(at(before) + 1);
      const words = pages.map(({ title, text = '' }) => `${title} ${text}`).join(' ');
      for (const [one, other] of spellings) {
        expect([one, other].filter((each) => new RegExp(each!, 'i').test(words))).to.have.length.below(2);
      }
    }
  });

  it('tex: each formula is set, or named once with its line and a reason', async () => {
    const { formulas, prose } = await mustOf<{
      formulas: FormulaMust[];
      prose: { question: string; reads: string }[];
    }>('tex');
    const { pages, warnings } = await deckOf('tex', worker);
    for (const { id, question, line, tex, set, named } of formulas) {
      const page = pages.find((each) => each.id === question)!;
      const alts = nodesOf(page.structure)
        .filter(({ role }) => role === 'Formula')
        .map(({ alt = '' }) => plain(alt));
      const told = warnings.filter((each) => each.includes(`line ${line} `));
      if (set) {
        expect(alts, id).to.include(plain(tex));
        expect(told, id).to.deep.equal([]);
      } else {
        expect(told, id).to.have.length(1);
        expect(told[0], id).to.match(new RegExp(named!, 'i')).and.include(question);
      }
    }
    for (const { question, reads } of prose) {
      const page = pages.find((each) => each.id === question)!;
      expect(plain(page.items.map(({ text }) => text).join(' '))).to.include(plain(reads));
    }
  });

  it('scripts: what is read back is what was written, in real fonts', async () => {
    const lines = JSON.parse(await readFile(join(CASES, 'scripts/shaping.json'), 'utf8')) as {
      id: string;
      text: string;
    }[];
    const { pages, slides, warnings } = await deckOf('scripts', worker);
    const text = plain(pages.map(({ items }) => items.map((item) => item.text).join(' ')).join(' '));
    for (const line of lines) {
      expect(text, line.id).to.include(plain(line.text));
      expect(plain(slides.join(' ')), `${line.id}, the slide`).to.include(plain(line.text));
    }
    expect(warnings.filter((warning) => /font/i.test(warning))).to.deep.equal([]);
  });
});
