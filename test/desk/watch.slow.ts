import { readdirSync } from 'node:fs';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { inTemporaryFolder, ROOT } from '../process.js';
import { needsTerminal, OnTerminal } from '../terminal.js';
import { CASES, lay, type Step, saysOf, standing, wordsOf } from './case.js';

/**
 * Milliseconds without a change of the screen after which a step is over: a second run for one change would begin within them, since
 * a burst of changes ends after 150 ms of silence, and the watcher tells each of them within 100.
 */
const QUIET = 1000;
const RUN = /public tests pass,/g;
/** The last thing that a run writes. */
const OVER = /Watching; /g;
const DEMO = ['--assignment', join(ROOT, 'rubric/demo.yaml')];

/** A check that watches, in a pseudo-terminal. */
class Watching extends OnTerminal {
  constructor(args: readonly string[], cwd: string) {
    super([...args, ...DEMO], { cwd, env: { NO_COLOR: '1' } });
  }

  get runs(): number {
    return this.times(RUN);
  }

  /** Until it has run so often, and nothing has moved for a while. */
  async settled(runs: number): Promise<void> {
    await this.until(() => this.times(OVER) >= runs, 60);
    const since = performance.now();
    await this.until(() => performance.now() - Math.max(since, this.written) >= QUIET, 60);
  }
}

async function act(step: Step, folder: string): Promise<void> {
  const path = join(folder, step.file ?? '');
  const before = step.file ? await readFile(path, 'utf8').catch(() => '') : '';
  switch (step.do) {
    case 'append':
      return appendFile(path, '\n// a comment\n');
    case 'write':
      return writeFile(path, before);
    case 'prepend':
      return writeFile(path, `${step.text}\n${before}`);
    case 'create':
      return writeFile(path, step.text!);
    case 'remove':
      return rm(path);
    case 'rename-over':
      await writeFile(`${path}.new`, before);
      return rename(`${path}.new`, path);
    default:
      return undefined;
  }
}

let watching: Watching;

describe('a check that watches, in a terminal', function () {
  this.timeout(240_000);
  before(needsTerminal);

  afterEach(() => watching.kill());

  for (const name of readdirSync(CASES).filter((each) => each.startsWith('watch-'))) {
    const says = saysOf(name);
    it(`${name}: ${says.about}`, () =>
      inTemporaryFolder(async (folder) => {
        const laid = await lay(name, says, folder);
        // TypeScript's errors are of the test below.
        watching = new Watching([...wordsOf(says, laid), '--no-types'], laid.handin);
        await watching.settled(1);
        expect(watching.runs, watching.text).to.equal(1);
        for (const [i, step] of says.watch!.entries()) {
          const { runs, length } = { runs: watching.runs, length: watching.text.length };
          await act(step, laid.handin);
          await watching.settled(runs + step.runs);
          const shown = standing(watching.text.slice(length)).join('\n');
          expect(watching.runs - runs, `step ${i + 1}, ${step.do}: ${shown}`).to.equal(step.runs);
          for (const each of step.problems ?? []) expect(shown).to.include(`(${each})`);
          if (step.problems)
            expect(shown.match(/^[✓✗·] .*\([a-z-]+\) {2}/gm)).to.have.length(step.problems.length);
          if (step.shows) expect(shown).to.include(step.shows);
        }
        watching.press('q');
        expect(await watching.ended).to.be.oneOf([0, 1]);
      }));
  }

  it('a runs all, f what failed; what turned red is said; Ctrl-C ends it: 130', () =>
    inTemporaryFolder(async (folder) => {
      const says = saysOf('watch-renamed-then-in-place');
      const laid = await lay('watch-renamed-then-in-place', says, folder);
      watching = new Watching(['check', '--watch', '--only', 'tv-loss', 'saliency-map'], laid.handin);
      await watching.settled(1);
      await writeFile(join(laid.handin, 'tv-loss.ts'), 'export const tvLoss = (): number => 1;');
      await watching.settled(2);
      expect(watching.text).to.match(/\d\d:\d\d:\d\d {2}tv-loss\.ts changed/);
      expect(watching.text).to.include('✗ now fail: tv-loss: an image of two by three pixels');
      let length = watching.text.length;
      watching.press('f');
      await watching.settled(3);
      expect(watching.text.slice(length)).to.include('(tv-loss)').and.not.include('(saliency-map)');
      length = watching.text.length;
      watching.press('a');
      await watching.settled(4);
      expect(watching.text.slice(length)).to.include('(tv-loss)').and.include('(saliency-map)');
      watching.press('\u0003');
      expect(await watching.ended).to.equal(130);
    }));
});
