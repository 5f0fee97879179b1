import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';
import { EXAMPLES, sampleIn } from '../samples.js';

const DEMO = ['--assignment', join(ROOT, 'rubric/demo.yaml')];
const GOOD = join(EXAMPLES, 'good/asterix');

describe('gradelens check', function () {
  this.timeout(60_000);

  it('passes a right problem: 0', async () => {
    const { code, stdout } = await gradelens(['check', GOOD, '--only', 'tv-loss', ...DEMO]);
    expect(code).to.equal(0);
    expect(stdout).to.match(/✓ Total variation loss \(tv-loss\) {2}2 \/ 2/);
    expect(stdout).to.include('2 of 2 public tests pass, 2 of 2 public points');
    expect(stdout).not.to.include('\u001b');
  });

  it('says what is off, by how much, and what may explain it: 1', () =>
    inTemporaryFolder(async (folder) => {
      const signed = await sampleIn(folder, 'mistakes/saliency-signed');
      const { code, stdout } = await gradelens([
        'check',
        signed,
        '--only',
        'saliency-map',
        '--no-types',
        ...DEMO,
      ]);
      expect(code).to.equal(1);
      expect(stdout).to.match(/✗ one picture, another, and the first again {2}0 \/ 2 {2}wrong/);
      expect(stdout).to.match(/The relative L2 error is 0\.\d+; at most 0\.01 passes/);
      expect(stdout).to.match(/→ Your map has negative values.* \(almost certain\)/);
      expect(stdout).not.to.include('noise and any classes');
    }));

  it('the starter is unfinished, not broken', async () => {
    const { code, stdout } = await gradelens([
      'check',
      join(ROOT, 'submissions/starter'),
      '--only',
      'tv-loss',
      ...DEMO,
    ]);
    expect(code).to.equal(1);
    expect(stdout).to.match(/· Total variation loss \(tv-loss\) {2}0 \/ 2 {2}not written yet/);
  });

  it('without SqueezeNet it says that it uses the built-in network', () =>
    inTemporaryFolder(async (empty) => {
      const { code, stderr, stdout } = await gradelens(['check', GOOD, '--only', 'tv-loss', '--no-types'], {
        env: { GRADELENS_MODELS: empty },
      });
      expect(code, stderr).to.equal(0);
      expect(stderr).to.include('No SqueezeNet weights found: using the small built-in network');
      expect(stdout).to.include('(small on wasm)');
    }));

  it('--out writes the page, --json the numbers', () =>
    inTemporaryFolder(async (folder) => {
      const only = ['--only', 'tv-loss', '--no-types', ...DEMO];
      const page = await gradelens(['check', GOOD, '--out', folder, ...only]);
      expect(page.stdout).to.include('feedback.html');
      expect(await readdir(folder)).to.include('feedback.html');
      const { stdout } = await gradelens(['check', GOOD, '--json', ...only]);
      expect(JSON.parse(stdout)).to.include({ score: 2, maxScore: 2, network: 'small' });
    }));
});

describe('the command line', function () {
  this.timeout(60_000);

  const WRONG: Record<string, [args: string[], says: RegExp]> = {
    'an unknown command': [['chekc'], /unknown command 'chekc'[\s\S]*Did you mean check\?/],
    'an unknown option': [['grade', 'x', '--job', '2'], /unknown option '--job'[\s\S]*--jobs/],
    'a bad number': [['grade', 'x', '--jobs', 'many'], /Expected a whole number of at least 1/],
    'a bad port': [['check', '--inspect', 'hand-in'], /Expected a port, a whole number from 1 to 65535/],
    'an unknown problem': [
      ['check', GOOD, '--only', 'tv', ...DEMO],
      /No problem is called "tv"\. Expected one of: saliency-map/,
    ],
    'a missing hand-in': [['grade', '/nowhere.zip', ...DEMO], /nowhere\.zip is no hand-in/],
    'a missing assignment': [
      ['grade', GOOD, '--assignment', 'no.yaml'],
      /Cannot read the assignment file no\.yaml/,
    ],
  };
  for (const [name, [args, says]] of Object.entries(WRONG)) {
    it(`${name}: 2, with the remedy and without a stack`, async () => {
      const { code, stderr } = await gradelens(args);
      expect(code).to.equal(2);
      expect(stderr)
        .to.match(says)
        .and.not.match(/ at .*:\d+:\d+/);
    });
  }

  it('a broken assignment file: 2, with its place', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.yaml');
      const text = await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8');
      await writeFile(path, text.replace('network: small', 'network: huge'));
      const { code, stderr } = await gradelens(['grade', GOOD, '--assignment', path]);
      expect(code).to.equal(2);
      expect(stderr).to.match(
        /a\.yaml:\d+:\d+ network: expected one of squeezenet1_1, small, received "huge"/,
      );
    }));

  it('colours come where they are asked for, and NO_COLOR wins', async () => {
    const check = (env: Record<string, string>) =>
      gradelens(['check', GOOD, '--only', 'tv-loss', '--no-types', ...DEMO], { env });
    expect((await check({ FORCE_COLOR: '1' })).stdout).to.include('\u001b[32m✓');
    expect((await check({ FORCE_COLOR: '0' })).stdout).not.to.include('\u001b');
    expect((await check({ FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.to.include('\u001b');
  });

  it('--help has examples for every command', async () => {
    const { stdout } = await gradelens(['--help']);
    for (const command of ['check', 'demo', 'doctor', 'grade']) {
      expect(stdout).to.include(`${command} `);
      const { code, stdout: help } = await gradelens([command, '--help']);
      expect(code).to.equal(0);
      expect(help).to.match(/Examples:\n {2}\$ gradelens /);
    }
  });

  it('doctor looks at engines, weights, photographs and limits', async () => {
    const { code, stdout } = await gradelens(['doctor']);
    expect(code).to.equal(0);
    for (const topic of [
      'Node.js',
      'engine wasm',
      'engine cpu',
      'engine tensorflow',
      'SqueezeNet weights',
      "Node's permission model",
      'bubblewrap',
      'memory and time',
    ]) {
      expect(stdout).to.include(topic);
    }
  });

  it('Ctrl-C ends a run at once, keeps what is done, leaves no process and no temporary folder', () =>
    inTemporaryFolder(async (folder) => {
      const hang = join(folder, 'hang');
      await cp(GOOD, hang, { recursive: true });
      await writeFile(
        join(hang, 'saliency-map.ts'),
        'export const computeSaliencyMaps = () => { for (;;); };\n',
      );
      const temporary = join(folder, 'tmp');
      await mkdir(temporary);
      let interrupted = 0;
      const { code, stderr } = await gradelens(['grade', hang, ...DEMO, '--out', join(folder, 'out')], {
        env: { TMPDIR: temporary },
        during: async (child) => {
          // It is graded once its own file is compiled, however busy the machine is.
          while (child.exitCode === null && !(await compiled(temporary)).some((text) => LOOP.test(text)))
            await wait(100);
          interrupted = performance.now();
          child.kill('SIGINT');
        },
      });
      expect(performance.now() - interrupted).to.be.below(5000);
      expect(code, stderr).to.equal(130);
      expect(stderr).to.include('Interrupted. What was graded is kept');
      expect(await readdir(temporary)).to.deep.equal([]);
      const left = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
      expect(left).not.to.include(temporary);
    }));
});

/** An endless loop, as the compiler prints it. */
const LOOP = /for \(; ?; ?\)/;

/** What was compiled of saliency-map.ts, by the answer key or the hand-in. */
async function compiled(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith('saliency-map.mjs'));
  return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
}
