import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { HandInRefused, type OpenHandIn, openHandIn } from '../../../src/intake/open/index.js';
import { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';
import { EXAMPLES, sampleIn } from '../../samples.js';
import { makeExports } from '../exports.js';
import { contentsOf } from './opened.js';

/** Of the program's kinds in the words of the cases. */
const wordsOf = (kind: string): string =>
  kind === 'not-a-hand-in' ? 'not a hand-in' : kind.replaceAll('-', ' ');
/** What these say is of several entries together. */
const OF_ALL = /claimed twice|loose file|unmatched|unclear|skipped|no hand-in/;

describe('hand-ins in every packaging, and what is none', () => {
  const worker = new Worker();
  after(() => worker.close());

  for (const source of ['shapes', 'refusals']) {
    it(`${source}: each is taken with its files as they were, or refused as it should be`, () =>
      inTemporaryFolder(async (out) => {
        await makeExports(out, source);
        const files = (await readdir(join(EXAMPLES, 'good/asterix'))).filter((name) =>
          /\.(?:ts|md)$/.test(name),
        );
        const rows: Record<string, string>[] = parse(await readFile(join(out, source, 'expected.csv')), {
          columns: true,
        });
        for (const { entry, expected, sample, says, shape } of rows) {
          if (OF_ALL.test(expected!) || entry === '') continue;
          const path = join(out, source, 'class', entry!);
          const opened = await openHandIn(path, files, worker).catch((error: unknown) => error);
          if (opened instanceof HandInRefused) {
            expect(expected, `${shape}: ${opened.why}`).to.match(
              new RegExp(`refused: ${wordsOf(opened.kind)}$`),
            );
            for (const text of says!.split('; ')) expect(opened.why, shape).to.include(text);
            continue;
          }
          expect(expected, shape).to.match(/^taken/);
          const { folder, notes, close } = opened as OpenHandIn;
          if (expected === 'taken')
            for (const text of says!.split('; ')) expect(notes.join('\n'), shape).to.include(text);
          const own = await contentsOf(folder);
          for (const [name, bytes] of await contentsOf(await sampleIn(join(out, 'samples'), sample!)))
            expect(nameless(name, own.get(name)), `${shape}: ${name}`).to.equal(nameless(name, bytes));
          await close();
        }
      }));
  }
});

/** The cases take the front matter, with name and address, out of answers.md. */
const nameless = (name: string, bytes: Buffer | undefined): string | undefined =>
  name === 'answers.md'
    ? bytes?.toString('utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
    : bytes?.toString('latin1');
