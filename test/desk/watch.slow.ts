import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { inTemporaryFolder, PLAIN, ROOT } from '../process.js';
import {
  CASES,
  inTerminal,
  lay,
  noTerminal,
  type Says,
  type Step,
  saysOf,
  standing,
  wordsOf,
} from './case.js';

/** Milliseconds without a change of the screen after which a step is over. */
const QUIET = 3000;
const SUM = /public tests pass,/g;

/** A check that watches, in a pseudo-terminal. */
class Watching {
  readonly child: ChildProcess;
  text = '';
  #changed = performance.now();

  constructor(says: Says, args: readonly string[], cwd: string) {
    const program = [process.execPath, join(ROOT, 'bin/gradelens.js'), ...args];
    this.child = spawn('script', ['-qec', inTerminal(program, says.columns ?? 100), '/dev/null'], {
      cwd,
      env: { ...PLAIN, NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.stdout!.on('data', (chunk: Buffer) => {
      this.text += chunk;
      this.#changed = performance.now();
    });
  }

  get runs(): number {
    return this.text.match(SUM)?.length ?? 0;
  }

  /** Until it has run once, and nothing has moved for a while. */
  async settled(runs: number): Promise<void> {
    for (let waited = 0; this.runs < runs && waited < 60_000; waited += 100) await wait(100);
    this.#changed = performance.now();
    while (performance.now() - this.#changed < QUIET) await wait(100);
  }

  end(key = 'q'): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.on('close', resolve));
    this.child.stdin!.write(key);
    return ended;
  }

  /** Ends it if a test has not. */
  kill(): void {
    this.child.kill('SIGHUP');
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
  before(async function () {
    const without = await noTerminal();
    if (without === undefined) return;
    console.log(`      skipped: ${without}`);
    this.skip();
  });

  afterEach(() => watching.kill());

  for (const name of readdirSync(CASES).filter((each) => each.startsWith('watch-'))) {
    const says = saysOf(name);
    it(`${name}: ${says.about}`, () =>
      inTemporaryFolder(async (folder) => {
        const laid = await lay(name, says, folder);
        const args = [...wordsOf(says, laid), '--assignment', join(ROOT, 'rubric/demo.yaml')];
        watching = new Watching(says, args, laid.handin);
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
        expect(await watching.end()).to.be.oneOf([0, 1]);
      }));
  }

  it('a runs all, f what failed; what turned red is said; Ctrl-C ends it: 130', () =>
    inTemporaryFolder(async (folder) => {
      const says = saysOf('watch-renamed-then-in-place');
      const laid = await lay('watch-renamed-then-in-place', says, folder);
      const demo = ['--assignment', join(ROOT, 'rubric/demo.yaml')];
      const args = ['check', '--watch', '--only', 'tv-loss', 'saliency-map', ...demo];
      watching = new Watching(says, args, laid.handin);
      await watching.settled(1);
      await writeFile(join(laid.handin, 'tv-loss.ts'), 'export const tvLoss = (): number => 1;');
      await watching.settled(2);
      expect(watching.text).to.match(/\d\d:\d\d:\d\d {2}tv-loss\.ts changed/);
      expect(watching.text).to.include('✗ now fail: tv-loss: an image of two by three pixels');
      let length = watching.text.length;
      watching.child.stdin!.write('f');
      await watching.settled(3);
      expect(watching.text.slice(length)).to.include('(tv-loss)').and.not.include('(saliency-map)');
      length = watching.text.length;
      watching.child.stdin!.write('a');
      await watching.settled(4);
      expect(watching.text.slice(length)).to.include('(tv-loss)').and.include('(saliency-map)');
      expect(await watching.end('\u0003')).to.equal(130);
    }));
});
