import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse as csv } from 'csv-parse/sync';
import { parse, stringify } from 'yaml';
import type { ScoreChange } from '../../src/store/schema.js';
import { openStore } from '../../src/store/store.js';
import { gradelens, ROOT } from '../process.js';

const EXAMPLES = join(ROOT, 'submissions/examples');
const PROBLEMS = ['tv-loss', 'content-loss'];

/** Of an assignment's problems what is changed here. */
interface Problem {
  title: string;
  points: number;
  timeLimit: number;
  tests: { name: string; points: number; checks: { tolerance?: number }[] }[];
}

/** An assignment of two problems, with an answer key of its own, and two hand-ins: a right one, one with a missing file. */
class Course {
  constructor(readonly folder: string) {}

  static async in(folder: string): Promise<Course> {
    const course = new Course(folder);
    const demo = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8'));
    const { deck, ...rest } = demo;
    const problems = demo.problems.filter(({ id }: { id: string }) => PROBLEMS.includes(id));
    await writeFile(
      course.file,
      stringify({ ...rest, problems, reference: 'key' }, { aliasDuplicateObjects: false }),
    );
    await cp(join(ROOT, 'reference'), join(folder, 'key'), { recursive: true });
    await mkdir(join(folder, 'class'));
    await cp(join(EXAMPLES, 'good/asterix'), join(folder, 'class/ada'), { recursive: true });
    await cp(join(EXAMPLES, 'good/asterix'), join(folder, 'class/bob'), { recursive: true });
    await rm(join(folder, 'class/bob/tv-loss.ts'));
    return course;
  }

  get file(): string {
    return join(this.folder, 'course.yaml');
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.folder, file), text);
  }

  async add(file: string, text: string): Promise<void> {
    await appendFile(join(this.folder, file), text);
  }

  async edit(change: (problems: Record<string, Problem>) => void): Promise<void> {
    const course = parse(await readFile(this.file, 'utf8'));
    change(Object.fromEntries(course.problems.map((each: { id: string }) => [each.id, each])));
    await writeFile(this.file, stringify(course, { aliasDuplicateObjects: false }));
  }

  async replace(file: string, from: string, to: string): Promise<void> {
    const path = join(this.folder, file);
    const text = await readFile(path, 'utf8');
    expect(text).to.include(from);
    await writeFile(path, text.replace(from, to));
  }

  /** Runs the command line. */
  async grade(...more: string[]): Promise<Graded> {
    const seed = more.includes('--seed') ? [] : ['--seed', '7'];
    const args = ['grade', join(this.folder, 'class'), '--assignment', this.file, '--out', this.out];
    const { code, stdout, stderr } = await gradelens([...args, ...seed, ...more]);
    expect(code, stderr).to.equal(0);
    const grades = await readFile(join(this.out, 'grades.csv'), 'utf8');
    const rows = csv(grades, { bom: true, columns: true }).slice(1) as { total: string }[];
    const score = (row: { total: string }): number => Number(row.total);
    return { said: /^Tests: (.*)\.$/m.exec(stdout)?.[1] ?? stdout, scores: rows.map(score) };
  }

  get out(): string {
    return join(this.folder, 'out');
  }

  /** What became another score, and why. */
  async history(): Promise<ScoreChange[]> {
    const { db, close } = await openStore(this.out);
    const changes = await db.selectFrom('score_change').selectAll().orderBy('id').execute();
    await close();
    return changes;
  }
}

/** What a run said that it did with how many tests, and the scores of ada and bob. */
interface Graded {
  readonly said: string;
  readonly scores: readonly number[];
}

const KEPT = (count: number) => `${count} kept from before`;
const CALLED = (count: number, why: string) => `${count} called (${count}: ${why})`;
const COMPARED = (count: number, why: string) =>
  `${count} compared again, by the outputs that were kept (${count}: ${why})`;
const COUNTED = (count: number, why: string) => `${count} only counted again (${count}: ${why})`;

describe('a second run', function () {
  this.timeout(120_000);

  // Content-loss has two tests, tv-loss three; of bob's tv-loss there is no file.
  // One course for all: each step begins where the one before ended.
  let course: Course;
  before(async () => {
    course = await Course.in(await mkdtemp(join(tmpdir(), 'gradelens-again-')));
    expect(await course.grade()).to.deep.equal({
      said: CALLED(10, 'it was not graded yet'),
      scores: [10, 4],
    });
  });
  after(() => rm(course.folder, { recursive: true }));
  const tolerate = (error: number) =>
    course.edit((problems) => {
      for (const test of problems['content-loss']!.tests) test.checks[0]!.tolerance = error;
    });
  const worthMore = () =>
    course.edit((problems) => {
      problems['tv-loss']!.points += 2;
      problems['tv-loss']!.tests[0]!.points += 2;
    });

  it('does nothing where nothing changed, or only a title did', async () => {
    expect(await course.grade()).to.deep.equal({ said: KEPT(10), scores: [10, 4] });
    await course.edit((problems) => {
      problems['tv-loss']!.title = 'Smoothness';
    });
    expect((await course.grade()).said).to.equal(KEPT(10));
    expect(await readFile(join(course.out, 'ada/feedback.html'), 'utf8')).to.include('Smoothness');
    expect(await course.history()).to.deep.equal([]);
  });

  it('only counts again where points changed; compares kept outputs again where a tolerance did, of that problem alone', async () => {
    await worthMore();
    const counted = `${COUNTED(2, 'the points changed')}, ${KEPT(8)}`;
    expect(await course.grade()).to.deep.equal({ said: counted, scores: [12, 4] });
    const [change, ...more] = (await course.history()).filter(({ to_score }) => to_score > 0);
    expect(more).to.deep.equal([]);
    expect(change).to.include({ hand_in: 'ada', problem: 'tv-loss', why: 'the points changed', run: 4 });
    expect(change!.to_score - change!.from_score).to.equal(2);
    await tolerate(0.004);
    const compared = `${COMPARED(4, 'checks or tolerances changed')}, ${KEPT(6)}`;
    expect(await course.grade()).to.deep.equal({ said: compared, scores: [12, 4] });
  });

  it('compares kept outputs again where the answer key changed: no stale grade', async () => {
    await course.replace('key/content-loss.ts', 'tf.mul(weight', 'tf.mul(tf.mul(2, weight)');
    const said = `${COMPARED(4, 'the answer key changed')}, ${KEPT(6)}`;
    expect(await course.grade()).to.deep.equal({ said, scores: [8, 0] });
    const why = (await course.history()).slice(-4).map((change) => change.why);
    expect(why).to.deep.equal(Array(4).fill('the answer key changed'));
    await course.replace('key/content-loss.ts', 'tf.mul(tf.mul(2, weight)', 'tf.mul(weight');
    expect(await course.grade()).to.deep.equal({ said, scores: [12, 4] });
  });

  it('calls again where kept outputs are gone, but only where they are needed', async () => {
    await rm(join(course.out, '.gradelens/outputs'), { recursive: true });
    expect((await course.grade()).said).to.equal(KEPT(10));
    await tolerate(0.003);
    const why = 'checks or tolerances changed, and its outputs are not kept';
    expect((await course.grade()).said).to.equal(`${CALLED(4, why)}, ${KEPT(6)}`);
  });

  it('calls again where inputs, limits or the code of a hand-in changed; a comment is no code', async () => {
    // Hidden tests have other inputs: one of content-loss, one of tv-loss.
    const inputs = `${CALLED(3, 'the inputs changed')}, ${KEPT(7)}`;
    expect((await course.grade('--seed', '8')).said).to.equal(inputs);
    await course.edit((problems) => {
      problems['content-loss']!.timeLimit += 1;
    });
    const limits = `${CALLED(4, 'a limit of time or memory changed')}, ${KEPT(6)}`;
    expect((await course.grade('--seed', '8')).said).to.equal(limits);
    await course.write('class/ada/content-loss.ts', 'export const contentLoss = () => 0;\n');
    await course.add('class/bob/content-loss.ts', '// Mine\n');
    const said = `${CALLED(2, 'its code changed')}, ${KEPT(8)}`;
    expect(await course.grade('--seed', '8')).to.deep.equal({ said, scores: [8, 4] });
  });

  it('does what it is asked to: --failed, --fresh, --changed, --only', async () => {
    const same = ['--seed', '8'];
    const failed = await course.grade(...same, '--failed');
    expect(failed.said).to.equal(`${CALLED(2, 'asked for by --failed')}, ${KEPT(8)}`);
    const fresh = await course.grade(...same, '--fresh');
    expect(fresh.said).to.equal(`${CALLED(7, 'asked for by --fresh')}, ${KEPT(3)}`);
    await worthMore();
    await course.write('class/bob/tv-loss.ts', 'export const tvLoss = 1;\n');
    const changed = await course.grade(...same, '--changed');
    expect(changed).to.deep.equal({ said: `${CALLED(3, 'its code changed')}, ${KEPT(7)}`, scores: [8, 4] });
    await tolerate(0.001);
    const only = await course.grade(...same, '--only', 'tv-loss', 'ada');
    expect(only).to.deep.equal({ said: `${COUNTED(1, 'the points changed')}, ${KEPT(2)}`, scores: [10, 4] });
  });

  it('grades tests that are new, and drops those that are no longer asked', async () => {
    await course.grade('--seed', '8');
    await course.edit((problems) => {
      const { tests } = problems['content-loss']!;
      tests.unshift({ ...tests[0]!, name: 'one more' });
      problems['content-loss']!.points += tests[0]!.points;
    });
    // A function that remembers meets the same calls: one that was graded shares its process.
    const more = await course.grade('--seed', '8');
    expect(more.said).to.match(/2: it shares a process with a test that is called again/);
    expect(more.said).to.match(/2: it was not graded yet/);
    expect(more.scores).to.deep.equal([10, 5]);
    await course.edit((problems) => {
      const [first] = problems['content-loss']!.tests.splice(0, 1);
      problems['content-loss']!.points -= first!.points;
    });
    expect(await course.grade('--seed', '8')).to.deep.equal({ said: KEPT(10), scores: [10, 4] });
  });
});
