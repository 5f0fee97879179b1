import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { placesOf } from '../../src/batch/places.js';
import { forgetWriteup, returnToStudent } from '../../src/batch/return.js';
import { gradeAll } from '../../src/batch/run.js';
import { openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { inTemporaryFolder, ROOT } from '../process.js';

describe("a student's folder", function () {
  this.timeout(60_000);

  const write = async (folder: string, files: Record<string, string>): Promise<void> => {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  };
  const read = async (folder: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
      ),
    );

  it('holds what a student may see, and follows the staff’s: new files, changed ones, none that a run did not make', () =>
    inTemporaryFolder(async (out) => {
      const places = placesOf(out, 'ada');
      expect([places.staff, places.student]).to.deep.equal([join(out, 'ada'), join(out, 'return/ada')]);
      const shown = { 'feedback.html': 'one', 'writeup.pdf': 'slides', 'pages.json': '{}' };
      await write(places.staff, { ...shown, 'results.json': 'hidden verdicts' });
      await mkdir(join(places.staff, 'figures'));
      await returnToStudent(places);
      expect(await read(places.student)).to.deep.equal(shown);
      // Again: links to one file.
      await returnToStudent(places);
      expect(await read(places.student)).to.deep.equal(shown);
      await forgetWriteup(places);
      expect(await readdir(places.staff)).to.have.members(['feedback.html', 'results.json']);
      expect(await read(places.student)).to.deep.equal(shown);
      await rm(join(places.staff, 'feedback.html'));
      await write(places.staff, { 'feedback.html': 'two' });
      await returnToStudent(places);
      expect(await read(places.student)).to.deep.equal({ 'feedback.html': 'two' });
    }));

  it('is there after a run, and again after --resume; results with hidden messages lie apart', () =>
    inTemporaryFolder(async (out) => {
      const grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
        backend: 'wasm',
        hidden: hiddenFromSeed(1),
        select: ({ id }) => id === 'tv-loss',
      });
      const found = [{ name: 'ada', path: join(ROOT, 'submissions/examples/good/asterix') }];
      const kept: boolean[] = [];
      const run = () =>
        gradeAll(found, grader, {
          ...{ out, jobs: 1, resume: true, writeup: () => 'none', signal: new AbortController().signal },
          onTest: () => {},
          onTrouble: () => {},
          onDone: (_, recalled) => kept.push(recalled),
        });
      try {
        // Left by a run that made slides.
        await write(join(out, 'ada'), { 'writeup.pdf': 'stale' });
        await write(join(out, 'return/ada'), { 'writeup.pdf': 'stale', 'pages.json': 'stale' });
        for (const recalled of [false, true]) {
          await run();
          expect(kept.pop()).to.equal(recalled);
          expect(await readdir(join(out, 'return/ada'))).to.deep.equal(['feedback.html']);
          expect(await readdir(join(out, 'ada'))).to.have.members(['feedback.html', 'results.json']);
          expect(await readdir(join(out, '.results'))).to.deep.equal(['ada.json']);
          await rm(join(out, 'return'), { recursive: true });
        }
      } finally {
        await grader.close();
      }
    }));
});
