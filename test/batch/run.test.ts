import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import type { SubmissionResult } from '../../src/grade/result.js';
import { systemFault } from '../../src/system-error.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { EXAMPLES, sampleIn } from '../samples.js';
import { gradeInto } from './grading.js';

const GOOD = { name: 'good', path: join(EXAMPLES, 'good/asterix') };
const copyOf = (name: string, folder: string) => ({ name, path: join(folder, 'class', name) });
/** The verdicts of the problems that are graded here: of the others there is nothing yet. */
const asked = ({ tests }: SubmissionResult) =>
  new Set(tests.filter(({ problem }) => PROBLEMS.includes(problem)).map(({ verdict }) => verdict));
const PROBLEMS = ['tv-loss', 'content-loss'];

describe('a batch', function () {
  this.timeout(60_000);
  let grader: Grader;
  before(async () => {
    grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
      backend: 'wasm',
      hidden: hiddenFromSeed(7),
      select: ({ id }) => PROBLEMS.includes(id),
    });
  });
  after(() => grader.close());

  it('grades each by itself: a broken hand-in and one that cannot be opened harm no other', () =>
    inTemporaryFolder(async (folder) => {
      const zip = join(folder, 'no.zip');
      await writeFile(zip, 'no zip');
      const found = [
        { name: 'good', path: GOOD.path },
        { name: 'no', path: zip },
        { name: 'broken', path: await sampleIn(folder, 'broken/missing-file') },
      ];
      const { results } = await gradeInto(join(folder, 'out'), grader, found);
      expect(results.map(({ submission, score }) => [submission, score])).to.deep.equal([
        ['broken', 4],
        ['good', 10],
        ['no', 0],
      ]);
      expect(asked(results[2]!)).to.deep.equal(new Set(['not-graded']));
      expect(results[2]!.notes.join()).to.match(/called \.zip, but is no such archive/);
    }));

  it('a writeup that cannot be written costs no points, and is noted', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'good/writeup.pdf'), { recursive: true });
      await writeFile(join(folder, 'good/writeup.pdf/in-the-way'), '');
      const { results } = await gradeInto(folder, grader, [GOOD], { writeup: () => 'quick' });
      const [result] = results;
      expect(result!.score).to.equal(10);
      expect(result!.notes.join())
        .to.match(/There is no writeup/)
        .and.not.include(folder);
    }));

  it('reports of one that cannot be written are told, stop no other, and cost no points', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'bob'), 'in the way');
      const found = ['bob', 'ada'].map((name) => ({ ...copyOf(name, folder), name }));
      for (const { path } of found) await cp(GOOD.path, path, { recursive: true });
      const troubles: unknown[] = [];
      const onTrouble = (name: string, error: unknown) => troubles.push([name, systemFault(error)?.code]);
      const { results } = await gradeInto(folder, grader, found, { jobs: 1, onTrouble });
      expect(results.map(({ score }) => score)).to.deep.equal([10, 10]);
      expect(troubles).to.deep.equal([['bob', 'EEXIST']]);
      await rm(join(folder, 'bob'));
      const again = await gradeInto(folder, grader, found);
      expect(again.kept).to.have.members(['ada', 'bob']);
      expect(await readdir(join(folder, 'bob'))).to.include('results.json');
    }));

  it('on a full disk no further one is begun', function () {
    return inTemporaryFolder(async (folder) => {
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder], { stdio: 'ignore' });
      } catch {
        console.log('      skipped: this user may not mount a disk of its own to fill');
        this.skip();
      }
      try {
        const found = ['ada', 'bob', 'eve'].map((name) => ({
          name,
          path: GOOD.path,
        }));
        const [begun, troubles] = [new Set<string>(), [] as unknown[]];
        const { results } = await gradeInto(folder, grader, found, {
          jobs: 1,
          onTest: (name) => {
            // With what is there already, the disk is full.
            if (begun.size === 0)
              execFileSync('sh', ['-c', 'cat /dev/zero > rest || true'], { cwd: folder, stdio: 'ignore' });
            begun.add(name);
          },
          onTrouble: (name, error) => troubles.push([name, systemFault(error)?.code]),
        });
        expect(results).to.have.length(3);
        expect(troubles).to.deep.equal([['ada', 'ENOSPC']]);
        expect([...begun]).to.deep.equal(['ada']);
      } finally {
        execFileSync('umount', ['-l', folder]);
      }
    });
  });

  it('a hand-in that is refused is not graded, with the reason', () =>
    inTemporaryFolder(async (folder) => {
      const found = [{ name: 'bob', path: GOOD.path, refused: 'It is a link.' }];
      const { results } = await gradeInto(folder, grader, found);
      const [result] = results;
      expect(asked(result!)).to.deep.equal(new Set(['not-graded']));
      expect(result!.notes).to.deep.equal(['It is a link.']);
    }));

  it('a hand-in that is gone while it is graded ends no batch', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'gone');
      await cp(GOOD.path, path, { recursive: true });
      const found = [
        { name: 'gone', path },
        { name: 'good', path: GOOD.path },
      ];
      let removed: Promise<void> | undefined;
      const onTest = (name: string) => {
        if (name === 'gone') removed ??= rm(path, { recursive: true });
      };
      const { results } = await gradeInto(join(folder, 'out'), grader, found, { jobs: 1, onTest });
      await removed;
      expect(results.map(({ submission }) => submission)).to.deep.equal(['gone', 'good']);
      expect(results[1]!.score).to.equal(10);
    }));

  it('a result is that of the code that was called, also where the hand-in changed meanwhile', () =>
    inTemporaryFolder(async (folder) => {
      const ada = copyOf('ada', folder);
      const out = join(folder, 'out');
      await cp(GOOD.path, ada.path, { recursive: true });
      let written: Promise<void> | undefined;
      const change = () => {
        written ??= writeFile(join(ada.path, 'tv-loss.ts'), 'export const tvLoss = 1;\n');
      };
      const first = await gradeInto(out, grader, [ada], { onTest: change });
      await written;
      expect(first.results[0]!.score).to.equal(10);
      const { results, tally } = await gradeInto(out, grader, [ada]);
      expect(results[0]!.score).to.equal(4);
      expect(tally.whys('call').map(([why]) => why)).to.deep.equal(['its code changed']);
      expect(tally.counts.keep).to.equal(
        grader.tests.filter(({ problem }) => problem.id === 'content-loss').length,
      );
    }));

  it('keeps results until the hand-in changes; reports that were removed are written again', () =>
    inTemporaryFolder(async (folder) => {
      const ada = copyOf('ada', folder);
      const out = join(folder, 'out');
      await cp(GOOD.path, ada.path, { recursive: true });
      const page = join(out, 'ada/feedback.html');
      expect((await gradeInto(out, grader, [ada])).kept).to.deep.equal([]);
      const first = await readFile(page);
      expect((await gradeInto(out, grader, [ada])).kept).to.deep.equal(['ada']);
      await rm(page);
      await rm(join(out, 'return'), { recursive: true });
      expect((await gradeInto(out, grader, [ada])).kept).to.deep.equal(['ada']);
      for (const each of [page, join(out, 'return/ada/feedback.html')]) {
        // With the pictures, from the outputs that were kept.
        expect((await readFile(each)).equals(first)).to.equal(true);
      }
      await writeFile(join(ada.path, 'tv-loss.ts'), 'export const tvLoss = 1;\n');
      const changed = await gradeInto(out, grader, [ada]);
      expect(changed.kept).to.deep.equal([]);
      expect(changed.results[0]!.score).to.equal(4);
      // What does not compile is looked at again, and found the same.
      expect((await gradeInto(out, grader, [ada])).kept).to.deep.equal(['ada']);
    }));

  it('once stopped it starts nothing and writes no report', () =>
    inTemporaryFolder(async (folder) => {
      const { results } = await gradeInto(folder, grader, [GOOD], { signal: AbortSignal.abort() });
      expect(asked(results[0]!)).to.deep.equal(new Set(['not-graded']));
      expect(results[0]!.tests[0]!.message).to.equal('It was not graded yet.');
      expect(await readdir(folder)).to.deep.equal(['.gradelens']);
    }));

  it('leaves no half-written file', () =>
    inTemporaryFolder(async (folder) => {
      await gradeInto(folder, grader, [GOOD]);
      const files = await readdir(folder, { recursive: true });
      expect(files.filter((name) => name.endsWith('.tmp'))).to.deep.equal([]);
      expect(JSON.parse(await readFile(join(folder, 'good/results.json'), 'utf8')).score).to.equal(10);
    }));
});
