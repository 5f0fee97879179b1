import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { placesOf } from '../../src/batch/places.js';
import { forgetWriteup, returnToStudent } from '../../src/batch/return.js';
import { openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { gradeInto } from './grading.js';

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
      const shown = { 'feedback.html': 'one', 'feedback.pdf': 'the same', 'writeup.pdf': 'slides' };
      const private_ = { 'results.json': 'hidden verdicts', 'staff.html': 'log', 'pages.json': '{}' };
      await write(places.staff, { ...shown, ...private_ });
      await mkdir(join(places.staff, 'figures'));
      await returnToStudent(places);
      expect(await read(places.student)).to.deep.equal(shown);
      // Again: links to one file.
      await returnToStudent(places);
      expect(await read(places.student)).to.deep.equal(shown);
      await forgetWriteup(places);
      expect(await readdir(places.staff)).to.have.members([
        ...['feedback.html', 'feedback.pdf', 'results.json', 'staff.html'],
      ]);
      expect(await read(places.student)).to.deep.equal(shown);
      for (const name of ['feedback.html', 'feedback.pdf']) await rm(join(places.staff, name));
      await write(places.staff, { 'feedback.html': 'two' });
      await returnToStudent(places);
      expect(await read(places.student)).to.deep.equal({
        'feedback.html': 'two',
      });
    }));

  it('is there after a run, and again after a second one; what hidden tests found lies apart, for its owner alone', () =>
    inTemporaryFolder(async (out) => {
      const grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
        backend: 'wasm',
        hidden: hiddenFromSeed(1),
        select: ({ id }) => id === 'tv-loss',
      });
      const found = [{ name: 'ada', path: join(ROOT, 'submissions/examples/good/asterix') }];
      try {
        // Left by a run that made slides.
        await write(join(out, 'ada'), { 'writeup.pdf': 'stale' });
        await write(join(out, 'return/ada'), { 'writeup.pdf': 'stale' });
        for (const recalled of [false, true]) {
          const { kept } = await gradeInto(out, grader, found);
          expect(kept.length).to.equal(recalled ? 1 : 0);
          expect(await readdir(join(out, 'return/ada'))).to.deep.equal(['feedback.html']);
          expect(await readdir(join(out, 'ada'))).to.have.members([
            'feedback.html',
            'results.json',
            'staff.html',
          ]);
          const { mode } = await stat(join(out, '.gradelens'));
          expect(mode & 0o077).to.equal(0);
          for (const file of ['results.sqlite', 'results.sqlite-wal', 'results.sqlite-shm']) {
            const found = await stat(join(out, '.gradelens', file)).catch(() => undefined);
            expect((found?.mode ?? 0) & 0o077).to.equal(0);
          }
          await rm(join(out, 'return'), { recursive: true });
        }
      } finally {
        await grader.close();
      }
    }));
});
