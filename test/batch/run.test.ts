import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type BatchOptions, gradeAll } from '../../src/batch/run.js';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { systemFault } from '../../src/system-error.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const sample = (path: string) => join(ROOT, 'submissions/examples', path);

describe('a batch', function () {
  this.timeout(60_000);
  let grader: Grader;
  before(async () => {
    grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
      backend: 'wasm',
      hidden: hiddenFromSeed(7),
      select: ({ id }) => id === 'tv-loss' || id === 'content-loss',
    });
  });
  after(() => grader.close());

  const options = (out: string, over: Partial<BatchOptions> = {}): BatchOptions => ({
    out,
    jobs: 2,
    resume: false,
    writeup: () => 'none',
    signal: new AbortController().signal,
    onTest: () => {},
    onDone: () => {},
    onTrouble: () => {},
    ...over,
  });

  it('grades each by itself: a broken hand-in and one that cannot be opened harm no other', () =>
    inTemporaryFolder(async (folder) => {
      const zip = join(folder, 'no.zip');
      await writeFile(zip, 'no zip');
      const found = [
        { name: 'good', path: sample('good/asterix') },
        { name: 'no', path: zip },
        { name: 'broken', path: sample('broken/missing-file') },
      ];
      const results = await gradeAll(found, grader, options(join(folder, 'out')));
      expect(results.map(({ submission, score }) => [submission, score])).to.deep.equal([
        ['good', 10],
        ['no', 0],
        ['broken', 4],
      ]);
      expect(new Set(results[1]!.tests.map(({ verdict }) => verdict))).to.deep.equal(new Set(['not-graded']));
      expect(results[1]!.notes.join()).to.match(/called \.zip, but is no such archive/);
    }));

  it('a writeup that cannot be written costs no points, and is noted', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'good/writeup.pdf'), { recursive: true });
      await writeFile(join(folder, 'good/writeup.pdf/in-the-way'), '');
      const [result] = await gradeAll(
        [{ name: 'good', path: sample('good/asterix') }],
        grader,
        options(folder, { writeup: () => 'quick' }),
      );
      expect(result!.score).to.equal(10);
      expect(result!.notes.join())
        .to.match(/There is no writeup/)
        .and.not.include(folder);
    }));

  it('reports of one that cannot be written are told, and stop no other', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'bob'), 'in the way');
      const found = ['bob', 'ada'].map((name) => ({ name, path: sample('good/asterix') }));
      const troubles: unknown[] = [];
      const onTrouble = (name: string, error: unknown) => troubles.push([name, systemFault(error)?.code]);
      const results = await gradeAll(found, grader, options(folder, { jobs: 1, onTrouble }));
      expect(results.map(({ score }) => score)).to.deep.equal([0, 10]);
      expect(new Set(results[0]!.tests.map(({ verdict }) => verdict))).to.deep.equal(new Set(['not-graded']));
      expect(results[0]!.notes.join()).to.match(/could not be written: a file is where a folder belongs/);
      expect(troubles).to.deep.equal([['bob', 'ENOTDIR']]);
    }));

  it('on a full disk no further one is begun', function () {
    return inTemporaryFolder(async (folder) => {
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'none', folder], { stdio: 'ignore' });
      } catch {
        console.log('      skipped: this user may not mount a disk of its own to fill');
        this.skip();
      }
      try {
        const found = ['ada', 'bob', 'eve'].map((name) => ({ name, path: sample('good/asterix') }));
        const [begun, troubles] = [new Set<string>(), [] as unknown[]];
        const results = await gradeAll(
          found,
          grader,
          options(folder, {
            jobs: 1,
            onTest: (name) => begun.add(name),
            onTrouble: (name, error) => troubles.push([name, systemFault(error)?.code]),
          }),
        );
        expect(results).to.deep.equal([]);
        expect(troubles).to.deep.equal([['ada', 'ENOSPC']]);
        expect([...begun]).to.deep.equal(['ada']);
      } finally {
        execFileSync('umount', ['-l', folder]);
      }
    });
  });

  it('a hand-in that is refused is not graded, with the reason', () =>
    inTemporaryFolder(async (folder) => {
      const found = [{ name: 'bob', path: sample('good/asterix'), refused: 'It is a link.' }];
      const [result] = await gradeAll(found, grader, options(folder));
      expect(new Set(result!.tests.map(({ verdict }) => verdict))).to.deep.equal(new Set(['not-graded']));
      expect(result!.notes).to.deep.equal(['It is a link.']);
    }));

  it('a hand-in that is gone while it is graded ends no batch', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'gone');
      await cp(sample('good/asterix'), path, { recursive: true });
      const found = [
        { name: 'gone', path },
        { name: 'good', path: sample('good/asterix') },
      ];
      let removed: Promise<void> | undefined;
      const onTest = (name: string) => {
        if (name === 'gone') removed ??= rm(path, { recursive: true });
      };
      const results = await gradeAll(found, grader, options(join(folder, 'out'), { jobs: 1, onTest }));
      await removed;
      expect(results.map(({ submission }) => submission)).to.deep.equal(['gone', 'good']);
      expect(results[1]!.score).to.equal(10);
    }));

  it('--resume keeps no result of a hand-in that changed while it was graded', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'ada');
      const out = join(folder, 'out');
      await cp(sample('good/asterix'), path, { recursive: true });
      const recalled: boolean[] = [];
      const onDone = (_: unknown, kept: boolean) => recalled.push(kept);
      let written: Promise<void> | undefined;
      const change = () => {
        written ??= writeFile(join(path, 'tv-loss.ts'), 'export const tvLoss = 1;\n');
      };
      for (const onTest of [() => {}, change, () => {}]) {
        // The second run changes what the first had kept, so the third has nothing to go by.
        if (onTest === change) await writeFile(join(path, 'tv-loss.ts'), '// Other\n');
        await gradeAll([{ name: 'ada', path }], grader, options(out, { resume: true, onTest, onDone }));
        await written;
      }
      expect(recalled).to.deep.equal([false, false, false]);
    }));

  it('--resume keeps a result until the hand-in changes, or a report is removed', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'ada');
      await cp(sample('good/asterix'), path, { recursive: true });
      const recalled: boolean[] = [];
      const grade = () =>
        gradeAll(
          [{ name: 'ada', path }],
          grader,
          options(join(folder, 'out'), { resume: true, onDone: (_, kept) => recalled.push(kept) }),
        );
      await grade();
      await grade();
      await rm(join(folder, 'out/ada/feedback.html'));
      await grade();
      await writeFile(join(path, 'tv-loss.ts'), 'export const tvLoss = 1;\n');
      const [changed] = await grade();
      expect(recalled).to.deep.equal([false, true, false, false]);
      expect(changed!.score).to.equal(4);
    }));

  it('once stopped it starts nothing and writes nothing', () =>
    inTemporaryFolder(async (folder) => {
      const found = [{ name: 'good', path: sample('good/asterix') }];
      expect(await gradeAll(found, grader, options(folder, { signal: AbortSignal.abort() }))).to.deep.equal(
        [],
      );
      expect(await readdir(folder)).to.deep.equal([]);
    }));

  it('leaves no half-written file', () =>
    inTemporaryFolder(async (folder) => {
      await gradeAll([{ name: 'good', path: sample('good/asterix') }], grader, options(folder));
      const files = await readdir(join(folder, 'good'), { recursive: true });
      expect(files.filter((name) => name.endsWith('.tmp'))).to.deep.equal([]);
      expect(JSON.parse(await readFile(join(folder, 'good/results.json'), 'utf8')).score).to.equal(10);
    }));
});
