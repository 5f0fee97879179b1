import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { openStore } from '../../src/store/store.js';
import { namesOf, vary } from './kinds.js';
import { EXEC, handIns, inShell, smallAssignment } from './small.js';

/** A class of all kinds, graded once without an interruption. */
export class KilledClass {
  private constructor(
    readonly folder: string,
    readonly names: readonly string[],
    private readonly args: readonly string[],
  ) {}

  static async of(folder: string, count: number): Promise<KilledClass> {
    await chmod(folder, 0o711);
    const names = namesOf(count);
    await handIns(join(folder, 'class'), names);
    await vary(join(folder, 'class'), names);
    const assignment = await smallAssignment(folder);
    const args = ['grade', join(folder, 'class'), '--assignment', assignment, '--seed', '5', '--unsafe'];
    const own = new KilledClass(folder, names, [...args, '--jobs', '2']);
    await own.grade('whole');
    return own;
  }

  /** Grades into a folder. Returns what was said. */
  async grade(out: string, ...more: string[]): Promise<string> {
    const { code, stderr, stdout } = await this.start(out, ...more).finished;
    expect(code, stderr).to.equal(0);
    return stdout;
  }

  start(out: string, ...more: string[]): ReturnType<typeof inShell> {
    return inShell(EXEC, [...this.args, '--out', join(this.folder, out), ...more]);
  }

  /** Kills a run with -9 after so many milliseconds. Returns whether it was still at work. */
  async killed(out: string, milliseconds: number): Promise<boolean> {
    const run = this.start(out);
    const timer = setTimeout(() => run.process.kill('SIGKILL'), milliseconds);
    const { signal } = await run.finished;
    clearTimeout(timer);
    return signal === 'SIGKILL';
  }

  /** Every report of a folder, without the times that grading took. */
  async reports(out: string): Promise<Record<string, string>> {
    const files = ['grades.csv', 'summary.json', ...this.names.map((name) => join(name, 'results.json'))];
    const texts = files.map(async (file) => {
      const text = await readFile(join(this.folder, out, file), 'utf8');
      return [file, text.replace(/"execution_time": ?\d+/, '')] as const;
    });
    return Object.fromEntries(await Promise.all(texts));
  }

  /** All reports are those of the run that nothing interrupted, and the store has each result once and no second thoughts. */
  async expectWhole(out: string): Promise<void> {
    const [whole, own] = await Promise.all([this.reports('whole'), this.reports(out)]);
    expect(own['grades.csv']).to.equal(whole['grades.csv']);
    expect(own).to.deep.equal(whole);
    const { db, close } = await openStore(join(this.folder, out));
    const rows = await db.selectFrom('test_result').select(['hand_in', 'at']).execute();
    expect(rows.filter(({ at }) => at === null)).to.deep.equal([]);
    expect(rows).to.have.length(5 * this.names.length);
    expect(await db.selectFrom('score_change').selectAll().execute()).to.deep.equal([]);
    expect(await db.selectFrom('claim').selectAll().execute()).to.deep.equal([]);
    await close();
  }
}

/** Tests that a run called, by what it said. */
export const calledBy = (stdout: string): number => Number(/Tests: (\d+) called/.exec(stdout)?.[1] ?? 0);

/** Kills runs into one folder at moments that `next` gives, each in [0, 1) of `milliseconds`, and goes on. */
export async function killedAt(
  own: KilledClass,
  out: string,
  moments: readonly number[],
  milliseconds: number,
): Promise<void> {
  await mkdir(join(own.folder, out));
  let hit = 0;
  for (const moment of moments) {
    if (await own.killed(out, moment * milliseconds)) hit++;
    // The next one may come while the system still buries the last.
    await wait(5);
  }
  expect(hit, 'runs that were still at work').to.be.above(0);
  await own.grade(out);
  await own.expectWhole(out);
}
