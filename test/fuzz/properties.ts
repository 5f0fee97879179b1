import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { HandInRefused, openHandIn } from '../../src/intake/open/index.js';
import type { Deck as DeckSpec } from '../../src/rubric/deck.js';
import type { Question } from '../../src/rubric/schema.js';
import type { Worker } from '../../src/worker/worker.js';
import { BUDGET } from '../../src/writeup/budget.js';
import { type Deck, deckOf } from '../../src/writeup/deck.js';
import { OwnImages } from '../../src/writeup/figures/own-image.js';
import { FigureFailure } from '../../src/writeup/figures/place.js';
import { readAnswers } from '../../src/writeup/read-answers.js';
import { writeDeck } from '../../src/writeup/write.js';
import { malformed } from '../writeup/well-formed.js';

const question = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, title: id, prompt: 'Why?', points: 1, words: 350 },
  ...more,
});
/** Questions that the fuzz answers. */
export const QUESTIONS = [question('open'), question('letter', { choices: ['A', 'B'] })];
const PAGES = {
  pages: [{ kind: 'title' }, ...QUESTIONS.map(({ id }) => ({ kind: 'answer', question: id }))],
} as DeckSpec;

/** Any files answers.md give a whole deck, here of all their pages: parsed, laid out and drawn within every limit. */
export async function becomeDeck(
  files: readonly Uint8Array[],
  format: 'pdf' | 'pptx',
  folder: string,
  worker: Worker,
): Promise<void> {
  const decks: Deck[] = [];
  for (const bytes of files) {
    await writeFile(join(folder, 'answers.md'), bytes);
    const answers = await readAnswers(folder, QUESTIONS, worker);
    expect(answers.questions).to.have.length(QUESTIONS.length);
    // So a worker's end would be told.
    expect(answers.notes.join('\n')).not.to.include('could not be read');
    decks.push(deckOf({ title: 'Fuzz', questions: QUESTIONS }, PAGES, 'fuzz', answers, new Map()));
  }
  const own = decks.flatMap(({ pages }) => pages);
  const file = join(folder, `deck.${format}`);
  const { pages, warnings } = await writeDeck(file, { ...decks[0]!, pages: own }, worker);
  expect(warnings.join('\n')).not.to.include('are not on the slides');
  expect(pages).to.be.within(own.length, own.length + BUDGET.appendix.deck);
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 2).toString('latin1')).to.equal(format === 'pdf' ? '%P' : 'PK');
  if (format === 'pdf') return;
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (/\.(?:xml|rels)$/.test(name)) expect(malformed(strFromU8(part)), name).to.equal('');
  }
}

/** A picture is read, or there is a reason in words. Returns which. */
export async function isPictureOrReason(bytes: Uint8Array, folder: string, worker: Worker): Promise<string> {
  await mkdir(join(folder, 'images'), { recursive: true });
  await writeFile(join(folder, 'images/content.jpg'), bytes);
  try {
    const { width, height, scaled } = await new OwnImages(folder, worker).image('content', [32]);
    expect([width, height, scaled.length]).to.satisfy((all: number[]) => all.every((each) => each > 0));
    return 'read';
  } catch (error) {
    expect(error).to.be.instanceOf(FigureFailure);
    const { message } = error as Error;
    expect(message)
      .to.match(/^images\/content\.jpg /)
      .and.not.include(folder);
    return message;
  }
}

/** An archive is a hand-in, unpacked within its folder and the limits, or refused with a reason. Returns which. */
export async function isOpenedOrReason(bytes: Uint8Array, folder: string, worker: Worker): Promise<string> {
  const path = join(folder, 'in.zip');
  await writeFile(path, bytes);
  const before = await readdir(folder);
  try {
    const opened = await openHandIn(path, ['a.ts', 'answers.md'], worker);
    const names = await readdir(opened.folder, { recursive: true });
    let total = 0;
    for (const name of names) total += (await stat(join(opened.folder, name))).size;
    expect(total).to.be.below(2 ** 27 + 2 ** 20);
    await opened.close();
    return 'opened';
  } catch (error) {
    expect(error).to.be.instanceOf(HandInRefused);
    expect((error as HandInRefused).kind).not.to.equal('unreadable');
    expect((error as Error).message).not.to.include(folder);
    return (error as Error).message;
  } finally {
    expect(await readdir(folder)).to.deep.equal(before);
  }
}
