import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { openStore } from '../../src/store/store.js';
import { classIn } from '../../src/store/view.js';
import { gradelens, inTemporaryFolder } from '../process.js';
import { needsTerminal, OnTerminal } from '../terminal.js';
import { assignmentFile, fillClass, QUESTION } from './class.js';

const SHOWN = /Why\? \(4 points\): \d+ of \d+ marked/g;

/** Somebody who marks, on a pseudo-terminal. */
class Marker extends OnTerminal {
  constructor(out: string, by: string, env: NodeJS.ProcessEnv = {}) {
    super(['mark', out, '--by', by], { env: { NO_COLOR: '1', ...env } });
  }

  get plain(): string {
    return stripVTControlCharacters(this.text);
  }

  /** Until so many answers were shown. */
  async shows(answers: number): Promise<void> {
    const shown = (): number => this.plain.match(SHOWN)?.length ?? 0;
    await this.until(() => shown() >= answers, 30);
    expect(shown(), this.plain).to.be.at.least(answers);
  }
}

const markers: Marker[] = [];
const marker = (out: string, by: string, env?: NodeJS.ProcessEnv): Marker => {
  const one = new Marker(out, by, env);
  markers.push(one);
  return one;
};

/** A class of so many, whose answers are all different. */
const withClass = (answers: number, work: (out: string) => Promise<void>) => () =>
  inTemporaryFolder(async (out) => {
    const store = await openStore(out);
    const names = Array.from({ length: answers }, (_, i) => `student-${i}`);
    const handIns = Object.fromEntries(names.map((name, i) => [name, { why: `Because of ${i}.` }]));
    await fillClass(store, [QUESTION], handIns, await assignmentFile(out, [QUESTION]));
    await store.close();
    await work(out);
  });

async function scoresIn(out: string): Promise<(number | null)[]> {
  const store = await openStore(out);
  const results = await classIn(store.db);
  await store.close();
  return results.map(({ questionScores }) => questionScores![0]!.score);
}

describe('gradelens mark, on a terminal', function () {
  this.timeout(240_000);
  before(needsTerminal);
  afterEach(() => {
    for (const each of markers.splice(0)) each.kill();
  });

  it(
    '100 answers with three keys each; interrupted, it goes on; nobody is named',
    withClass(100, async (out) => {
      const first = marker(out, 'ada');
      await first.shows(1);
      for (let i = 1; i <= 40; i++) {
        first.press(i % 2 === 0 ? '12\r' : '1\r');
        await first.shows(i + 1);
      }
      first.press('1\u0003');
      expect(await first.ended).to.equal(130);
      expect((await scoresIn(out)).filter((score) => score !== null)).to.have.length(40);
      const second = marker(out, 'ada');
      await second.shows(1);
      // Typed ahead of what is shown.
      for (let i = 0; i < 60; i++) second.press('0\r');
      expect(await second.ended).to.equal(0);
      const scores = await scoresIn(out);
      expect([4, 2, 0].map((score) => scores.filter((each) => each === score).length)).to.deep.equal([
        20, 20, 60,
      ]);
      expect(second.plain).to.include('all 100 marked').and.include('gradelens report');
      expect(first.plain + second.plain).not.to.match(/student-\d/);
    }),
  );

  it(
    'comments, kept replies and new items; Enter alone decides nothing',
    withClass(2, async (out) => {
      const one = marker(out, 'ada');
      await one.shows(1);
      one.press('\r');
      one.press('cSee page 3.\rrk1\r');
      await one.shows(2);
      one.press('r1nVery short.\r-1\r2\u001b[A5\r');
      expect(await one.ended, one.plain).to.equal(0);
      expect(one.plain).to.include('Decide first');
      const store = await openStore(out);
      const remarks = (await classIn(store.db)).map(({ questionScores }) => questionScores![0]!.remarks);
      await store.close();
      expect(remarks.toSorted()).to.deep.equal([
        ['+2 Each picture has its own.', '-1 Very short.', 'See page 3.'],
        ['+2 Names the sum.', 'See page 3.'],
      ]);
    }),
  );

  it(
    'two mark one question at once: nothing is lost, and who came second is told',
    withClass(12, async (out) => {
      const [one, two] = [marker(out, 'ada'), marker(out, 'bob')];
      await Promise.all([one.shows(1), two.shows(1)]);
      const all = async (who: Marker, key: string) => {
        for (let i = 0; i < 40; i++) {
          if (who.child.exitCode !== null) return;
          who.press(`${key}\r`);
          await wait(60);
        }
      };
      await Promise.all([all(one, '1'), all(two, '2')]);
      expect(await one.ended).to.equal(0);
      expect(await two.ended).to.equal(0);
      expect(await scoresIn(out)).to.deep.equal(Array.from({ length: 12 }, () => 2));
      const store = await openStore(out);
      const deeds = await store.db.selectFrom('deed').select('by').where('kind', '=', 'mark').execute();
      await store.close();
      // Each answer was marked once: nobody replaced what the other did.
      expect(deeds).to.have.length(12);
    }),
  );

  it(
    'shows the figures of a hand-in in a folder that names nobody, which is gone afterwards',
    withClass(2, async (out) => {
      const figures = join(out, 'student-0/figures');
      await mkdir(figures, { recursive: true });
      await writeFile(join(figures, 'saliency.png'), 'a picture');
      await writeFile(join(figures, 'notes.txt'), 'no picture');
      // What a desktop has to open things: here it writes what it was given, and what lies there.
      const programs = join(out, 'programs');
      await mkdir(programs);
      await writeFile(join(programs, 'xdg-open'), `#!/bin/sh\n(echo "$1"; ls "$1") > '${out}/opened'\n`, {
        mode: 0o755,
      });
      const one = marker(out, 'ada', { PATH: `${programs}:${process.env.PATH}` });
      for (let shown = 1; shown <= 2; shown++) {
        await one.shows(shown);
        one.press('o1\r');
      }
      expect(await one.ended, one.plain).to.equal(0);
      expect(one.plain)
        .to.match(/Figures: \S+ \(o opens them\)/)
        .and.include('This hand-in has no figures');
      const [folder, ...names] = (await readFile(join(out, 'opened'), 'utf8')).trim().split('\n');
      expect(names).to.deep.equal(['saliency.png']);
      expect(folder).not.to.include('student');
      expect(existsSync(folder!)).to.equal(false);

      const bare = await openStore(out);
      await bare.db.deleteFrom('mark').execute();
      await bare.close();
      for (const program of ['node', 'script', 'sh', 'stty'])
        await symlink(
          spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim(),
          join(programs, program),
        );
      await rm(join(programs, 'xdg-open'));
      const two = marker(out, 'ada', { PATH: programs });
      for (let shown = 1; shown <= 2; shown++) {
        await two.shows(shown);
        two.press('o');
        await wait(300);
        two.press('1\r');
      }
      expect(await two.ended, two.plain).to.equal(0);
      expect(two.plain).to.match(/xdg-open is not here: look into \S+/);
    }),
  );

  it('without a terminal says how to mark in a file: 2', () =>
    withClass(1, async (out) => {
      const { code, stderr } = await gradelens(['mark', out]);
      expect(code).to.equal(2);
      expect(stderr).to.match(/needs a terminal.*gradelens mark export/s);
    })());
});
