import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadAssignment } from '../../src/rubric/load.js';
import { parseAnswers } from '../../src/writeup/answers.js';
import { deckOf } from '../../src/writeup/deck.js';
import { layoutDeck } from '../../src/writeup/layout/deck.js';
import { loadTemplates } from '../../src/writeup/layout/template.js';
import { renderPdf } from '../../src/writeup/pdf/render.js';
import { renderPptx } from '../../src/writeup/pptx/render.js';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';
import { expectValid } from '../validators.js';
import { HOSTILE } from './hostile-answers.js';

const RENDER = { pdf: renderPdf, pptx: renderPptx } as const;
const HAND_INS = {
  asterix: 'submissions/examples/good/asterix',
  obelix: 'submissions/examples/good/obelix',
  starter: 'submissions/starter',
} as const;

/** Decks of hostile answers, six to a deck, by somebody whose name XML escapes. */
async function hostileDecks(folder: string, format: keyof typeof RENDER): Promise<void> {
  const assignment = await loadAssignment(`${ROOT}rubric/demo.yaml`);
  const fill = await loadTemplates(`${ROOT}templates/demo`);
  const texts = Object.values(HOSTILE);
  const ids = assignment.questions.map(({ id }) => id);
  for (let from = 0; from < texts.length; from += ids.length) {
    const sections = ids.map((id, i) => `## ${id}\n\n${texts[from + i] ?? ''}\n`);
    const source = `---\nname: "Tom & Jerry <\\"x\\">"\nemail: a@b.c\n---\n${sections.join('\n')}`;
    const answers = parseAnswers(source, assignment.questions);
    const deck = deckOf(assignment, assignment.deck!, 'tom & jerry', answers, new Map());
    const { slides } = layoutDeck(deck, fill);
    const info = { title: deck.title, author: answers.name };
    await writeFile(join(folder, `hostile-${from}.${format}`), await RENDER[format](slides, info));
  }
}

describe('decks before validators of the standards', function () {
  this.timeout(900_000);
  for (const format of Object.keys(RENDER) as (keyof typeof RENDER)[]) {
    it(`have no fault as ${format}: samples, the starter, the template, hostile answers`, function () {
      return inTemporaryFolder(async (folder) => {
        const decks = join(folder, 'decks');
        await mkdir(decks);
        await hostileDecks(decks, format);
        for (const [name, path] of Object.entries(HAND_INS)) {
          const out = join(decks, `${name}.${format}`);
          const args = ['writeup', path, '--assignment', 'rubric/demo.yaml', '--quick', '--out', out];
          expect((await gradelens(args)).code, name).to.equal(0);
        }
        const blank = ['writeup', '--template', '--assignment', 'rubric/a3.yaml'];
        expect((await gradelens([...blank, '--out', join(decks, `template.${format}`)])).code).to.equal(0);
        const files = (await readdir(decks)).filter((file) => file.endsWith(format));
        expect(files).to.have.length.above(6);
        await expectValid(
          format,
          files.map((file) => join(decks, file)),
          this,
        );
      });
    });
  }
});
