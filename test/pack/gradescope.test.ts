import { spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { z } from 'zod';
import { secretInputs } from '../../src/grade/secret-file.js';
import { gradelens, PLAIN, ROOT } from '../process.js';
import { sampleIn } from '../samples.js';
import { container } from '../sandbox/container.js';
import { copyOfDemo } from './assignment.js';
import { linkPackages, unpack } from './unpack.js';

const format = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);
const visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);
const extra = z.record(z.string(), z.unknown());

/** What Gradescope documents of results.json, and nothing else. */
const RESULTS = z.strictObject({
  score: z.number().nonnegative(),
  execution_time: z.number().nonnegative().optional(),
  output: z.string(),
  output_format: format.optional(),
  test_output_format: format.optional(),
  test_name_format: format.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: extra.optional(),
  leaderboard: z.array(z.unknown()).optional(),
  tests: z.array(
    z.strictObject({
      score: z.number().nonnegative(),
      max_score: z.number().nonnegative(),
      status: z.enum(['passed', 'failed']).optional(),
      name: z.string(),
      name_format: format.optional(),
      number: z.string().optional(),
      output: z.string(),
      output_format: format.optional(),
      tags: z.array(z.string()).optional(),
      visibility: visibility.optional(),
      extra_data: extra.optional(),
    }),
  ),
});
type Results = z.infer<typeof RESULTS>;

const DUE = '2025-03-01T23:59:00.000000-08:00';
/** As Gradescope writes it, with fields that nobody has documented. */
const metadata = (created_at: string) => ({
  id: 90125,
  created_at,
  assignment: {
    due_date: DUE,
    late_due_date: '2025-03-04T23:59:00.000000-08:00',
    release_date: '2025-02-10T09:00:00.000000-08:00',
    group_size: null,
    group_submission: false,
    id: 25828,
    course_id: 1234,
    title: 'Assignment 3',
    total_points: '25.0',
    colour: 'teal',
  },
  submission_method: 'upload',
  users: [{ email: 'ada@example.edu', id: 1815, name: 'Ada Lovelace', sid: null }],
  previous_submissions: [
    { submission_time: '2025-02-20T14:24:48.087023-08:00', score: 12.5, autograder_error: false },
    {
      submission_time: '2025-02-21T14:24:48.087023-08:00',
      score: 0,
      autograder_error: true,
      results: { tests: [] },
    },
  ],
});
const ON_TIME = metadata('2025-03-01T20:14:22.365935-08:00');
const LATE = metadata('2025-03-03T02:04:00.365935-08:00');

/** Of each kind one: a few calls, many, a broken one, one that never ends. All are packed in test/pack/gradescope/upload.test.ts. */
const KEPT = {
  problems: ['saliency-map', 'class-visualization', 'content-loss', 'tv-loss'],
  pages: ['sum-backprop'],
};
/** Of these problems. */
const POSSIBLE = 30;

describe('the autograder on Gradescope', function () {
  this.timeout(300_000);
  let home: string;
  let zip: string;
  let assignment: string;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'gradelens-gradescope-'));
    await chmod(home, 0o711);
    zip = join(home, 'autograder.zip');
    ({ path: assignment } = await copyOfDemo(home, {}, KEPT));
    const { code, stderr } = await gradelens([
      'pack',
      'gradescope',
      '--assignment',
      assignment,
      '--out',
      zip,
    ]);
    expect(code, stderr).to.equal(0);
  });
  after(() => rm(home, { recursive: true, force: true }));

  /** An imitation of /autograder with the upload unpacked and its packages installed. */
  async function autograder(name: string, sample?: string, about?: unknown): Promise<string> {
    const root = join(home, name);
    await mkdir(join(root, 'submission'), { recursive: true });
    await unpack(zip, join(root, 'source'));
    await linkPackages(join(root, 'source'));
    if (sample) {
      await cp(await sampleIn(join(home, 'samples'), sample), join(root, 'submission'), { recursive: true });
    }
    if (about) await writeFile(join(root, 'submission_metadata.json'), JSON.stringify(about));
    return root;
  }

  /** Runs `run_autograder` as Gradescope does. `within`: a program, with its arguments, that starts it. */
  function start(root: string, env: Record<string, string> = {}, within: readonly string[] = []) {
    const [program, ...args] = [...within, join(root, 'source/run_autograder'), root];
    const child = spawn(program!, args, {
      cwd: root,
      env: { ...PLAIN, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk;
      });
    }
    const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
      child.on('error', reject).on('close', (code) => resolve({ code, output }));
    });
    return { child, ended };
  }

  const textOf = (root: string) => readFile(join(root, 'results/results.json'), 'utf8');
  const resultsOf = async (root: string): Promise<Results> => RESULTS.parse(JSON.parse(await textOf(root)));
  const possible = ({ tests }: Results) => tests.reduce((sum, { max_score }) => sum + max_score, 0);
  const verdicts = ({ tests }: Results) => new Set(tests.map(({ extra_data }) => extra_data?.verdict));

  it('grades a good submission: on time, full marks; whoever reads meanwhile finds valid results', async () => {
    const root = await autograder('good', 'good/asterix', ON_TIME);
    const { ended } = start(root);
    const seen = new Set<string>();
    let running = true;
    void ended.then(() => {
      running = false;
    });
    while (running) {
      const text = await textOf(root).catch(() => undefined);
      if (text !== undefined) seen.add(text);
      await sleep(10);
    }
    const { code, output } = await ended;
    expect(code, output).to.equal(0);
    expect(output).to.match(/Submission 90125: 30 of 30 points/);
    // The total on Gradescope is below the tests' points: the staff should know.
    expect(output).to.match(/Warning: The assignment is worth 25\.0 points on Gradescope, but its tests 30/);
    const [first, last] = [...seen].map((text) => RESULTS.parse(JSON.parse(text)));
    expect(seen.size).to.equal(2);
    expect(first!.output).to.include('Grading has not finished');
    expect([first!.score, possible(first!)]).to.deep.equal([0, POSSIBLE]);
    expect([last!.score, possible(last!)]).to.deep.equal([POSSIBLE, POSSIBLE]);
    expect(last!.output).to.include('Handed in on time.').and.not.include('231');
    const { source } = await secretInputs(assignment);
    expect(last!.extra_data).to.deep.include({ submission: '90125', seed: 231, hidden: source });
    expect(output).not.to.include(source.secret);
    expect(last!.extra_data!.late).to.deep.equal({
      created_at: ON_TIME.created_at,
      due_date: DUE,
      late_due_date: ON_TIME.assignment.late_due_date,
      seconds: 0,
      after_late_due_date: false,
    });
    for (const path of ['source', 'results', 'submission_metadata.json']) {
      expect((await stat(join(root, path))).mode & 0o077, path).to.equal(0);
    }
  });

  it('grades a broken submission: raw score, how late it was, and equal bytes on a rerun', async () => {
    const root = await autograder('broken', 'broken/throws', LATE);
    expect((await start(root).ended).code).to.equal(0);
    const first = await textOf(root);
    const results = await resultsOf(root);
    expect([results.score, possible(results)]).to.deep.equal([20, POSSIBLE]);
    expect(results.output).to.include('Note: Handed in 1 day 2 hours 5 minutes late.');
    expect(results.extra_data!.late).to.include({ seconds: 93_901, after_late_due_date: false });
    expect((await start(root).ended).code).to.equal(0);
    const timeless = (text: string) => text.replace(/"execution_time": [\d.]+/, '');
    expect(timeless(await textOf(root))).to.equal(timeless(first));
  });

  it('grades an empty submission without metadata: nothing earned, nothing failed', async () => {
    const root = await autograder('empty');
    const { code, output } = await start(root).ended;
    expect(code, output).to.equal(0);
    const results = await resultsOf(root);
    expect([results.score, possible(results)]).to.deep.equal([0, POSSIBLE]);
    expect(verdicts(results)).to.deep.equal(new Set(['missing']));
    expect(results.output).to.include('No due date is known');
    expect(results.extra_data).to.include({ submission: 'submission', late: null });
  });

  it('finds the files in the one folder of a zip that was handed in', async () => {
    const root = await autograder('nested');
    await cp(
      join(ROOT, 'submissions/examples/good/asterix/tv-loss.ts'),
      join(root, 'submission/ada/tv-loss.ts'),
    );
    await start(root).ended;
    expect((await resultsOf(root)).score).to.equal(6);
  });

  for (const landlock of [true, false]) {
    it(`in a container ${landlock ? 'with' : 'without'} Landlock, the staff reads what is in force, students nothing`, async function () {
      const within = container(this, { landlock });
      const root = await autograder(`container-${landlock}`, undefined, ON_TIME);
      await cp(
        join(ROOT, 'submissions/examples/good/asterix/tv-loss.ts'),
        join(root, 'submission/tv-loss.ts'),
      );
      await cp(
        join(ROOT, 'submissions/examples/good/asterix/answers.md'),
        join(root, 'submission/answers.md'),
      );
      const { code, output } = await start(root, {}, within).ended;
      expect(code, output).to.equal(0);
      const results = await resultsOf(root);
      expect(results.score).to.equal(6);
      // The answers' process starts, although the program is for root alone.
      expect(results.output).to.match(/\(4 points\): 130 words/);
      const { isolated, mechanisms, open } = results.extra_data!.isolation as Record<string, unknown>;
      expect(isolated).to.equal(landlock);
      expect(mechanisms).to.include.members([
        'a user of its own',
        landlock ? 'Landlock and seccomp' : 'seccomp filter',
      ]);
      expect(open).to.deep.equal(landlock ? [] : ['read files that are not its own']);
      expect(output).to.match(/Even a hand-in that breaks out of JavaScript cannot use the network/);
      expect(/Warning: nothing isolates/.test(output)).to.equal(!landlock);
      const shown = [results.output, ...results.tests.flatMap(({ name, output }) => [name, output])].join(
        '\n',
      );
      expect(shown).not.to.match(/isolat|seccomp|landlock|breaks out/i);
    });
  }

  it('killed midway, it leaves valid results without points', async () => {
    const root = await autograder('killed', 'broken/endless-loop', ON_TIME);
    const temporary = join(root, 'tmp');
    await mkdir(temporary);
    await Promise.all([root, temporary].map((folder) => chmod(folder, 0o711)));
    const { child, ended } = start(root, { TMPDIR: temporary });
    await sleep(5000);
    expect(child.exitCode, 'it runs still').to.equal(null);
    child.kill('SIGKILL');
    await ended;
    const results = await resultsOf(root);
    expect([results.score, possible(results)]).to.deep.equal([0, POSSIBLE]);
    expect(verdicts(results)).to.deep.equal(new Set(['not-graded']));
    expect(results.output).to.include('If this stays, the grader was stopped');
  });

  it('where the grader itself fails: valid results that say so, no points, and not 0', async () => {
    const root = await autograder('fault', 'good/asterix', ON_TIME);
    const rubric = join(root, 'source/assignment/assignment.yaml');
    await writeFile(
      rubric,
      (await readFile(rubric, 'utf8')).replace('visibility: hidden', 'visibility: shy'),
    );
    const { code, output } = await start(root).ended;
    expect(code).to.equal(2);
    expect(output).to.match(/assignment\.yaml:\d+:\d+ .*expected one of .*hidden.*received "shy"/);
    const results = await resultsOf(root);
    expect([results.score, possible(results)]).to.deep.equal([0, POSSIBLE]);
    expect(verdicts(results)).to.deep.equal(new Set(['not-graded']));
    expect(results.output).to.include('The grader itself failed (ASSIGNMENT_INVALID)');
    expect(JSON.stringify(results)).not.to.include('shy').and.not.include(home);
  });

  it('without its secret it makes none of its own, which would differ between submissions, and fails', async () => {
    const root = await autograder('lost', 'good/asterix', ON_TIME);
    await rm(join(root, 'source/assignment/assignment.yaml.secret'));
    const { code, output } = await start(root).ended;
    expect(code).to.equal(2);
    expect(output).to.match(/assignment\.yaml\.secret is not there: .*Pack the assignment again/);
    const results = await resultsOf(root);
    expect([results.score, possible(results)]).to.deep.equal([0, POSSIBLE]);
    expect(results.output).to.include('The grader itself failed (SECRET_NOT_FOUND)');
  });

  it('a prepared file that is damaged too still leaves valid results', async () => {
    const root = await autograder('ruin');
    await rm(join(root, 'source/not-graded.json'));
    await rm(join(root, 'source/assignment'), { recursive: true });
    expect((await start(root).ended).code).to.equal(2);
    const { score, output } = JSON.parse(await textOf(root));
    expect([score, output]).to.deep.equal([
      0,
      'The grader itself failed (ASSIGNMENT_NOT_FOUND). Nothing you handed in is lost: the staff can grade it again.',
    ]);
  });

  it('another user reads neither rubric nor key nor weights', async function () {
    if (process.getuid?.() !== 0 || spawnSync('setpriv', ['--version']).status !== 0) {
      console.log('      skipped: reading as another user needs root and setpriv');
      this.skip();
    }
    const root = await autograder('walls');
    await start(root).ended;
    const read = (path: string) =>
      spawnSync(
        'setpriv',
        ['--reuid', '65534', '--regid', '65534', '--clear-groups', 'cat', join(root, path)],
        {
          encoding: 'utf8',
        },
      );
    for (const path of [
      'assignment/assignment.yaml',
      'assignment/assignment.yaml.secret',
      'assignment/reference/tv-loss.ts',
      'models/small.f16.safetensors',
    ]) {
      const { status, stdout, stderr } = read(join('source', path));
      expect([status, stdout], path).to.deep.equal([1, '']);
      expect(stderr).to.include('Permission denied');
    }
  });
});
