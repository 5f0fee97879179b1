import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { secretBeside } from '../../../src/grade/secret-file.js';
import { type Finished, gradelens } from '../../process.js';
import { copyOfDemo } from '../assignment.js';
import { type Entry, entriesOf } from '../unpack.js';

describe('gradelens pack gradescope', function () {
  this.timeout(60_000);
  let home: string;
  let assignment: string;
  let zip: string;
  let entries: Entry[];
  let said: Finished;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'gradelens-upload-'));
    ({ path: assignment } = await copyOfDemo(home));
    zip = join(home, 'autograder.zip');
    said = await gradelens(['pack', 'gradescope', '--assignment', assignment, '--out', zip]);
    expect(said.code, said.stderr).to.equal(0);
    entries = await entriesOf(zip);
  });
  after(() => rm(home, { recursive: true, force: true }));

  it('is said to be for staff, with its size and the points to set', () => {
    expect(said.stdout).to.match(
      /^Written: .*autograder\.zip \(\d\.\d MiB, \d+ files\): demo, \d+ tests on small\./,
    );
    expect(said.stdout).to.include('for staff only').and.to.include('100 autograder points');
  });

  it('has the two scripts at its root, executable, and all that grading needs', () => {
    const modes = Object.fromEntries(entries.map(({ path, mode }) => [path, mode]));
    expect(modes).to.include({ 'setup.sh': 0o755, run_autograder: 0o755, 'bin/gradelens.js': 0o644 });
    expect(modes).to.include.keys('package-lock.json', 'dist/cli/main.js', 'models/small.f16.safetensors');
    expect(modes).to.include.keys('templates/report/feedback.hbs', 'assignment/reference/saliency-map.ts');
    expect(Object.keys(modes).filter((path) => /answers\.md|\.d\.ts$|^submissions/.test(path))).to.deep.equal(
      [],
    );
  });

  it('leaves rubric, answer key and the prepared results to its owner alone', () => {
    const secret = entries.filter(({ path }) => /^(assignment\/|not-graded)/.test(path));
    expect(secret.length).to.equal(12);
    for (const { path, mode } of secret) expect(mode, path).to.equal(0o600);
  });

  it('has a package that npm ci installs without the sources', () => {
    const read = (name: string) => JSON.parse(String(entries.find(({ path }) => path === name)!.bytes));
    const { scripts, dependencies, devDependencies } = read('package.json');
    expect(scripts).to.equal(undefined);
    const [root] = Object.values(read('package-lock.json').packages) as Record<string, unknown>[];
    expect(root).to.deep.include({ dependencies, devDependencies });
  });

  it('has a setup.sh that bash reads, with each step that Gradescope and safety need', () => {
    const script = String(entries.find(({ path }) => path === 'setup.sh')!.bytes);
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect(status, stderr).to.equal(0);
    for (const step of [
      /^set -euo pipefail$/m,
      /apt-get install .*bubblewrap/,
      /nodesource\.com\/setup_22\.x/,
      /^npm ci --omit=dev/m,
      /^chown -R root:root \/autograder\/source$/m,
      /^chmod -R u=rwX,go= \/autograder\/source$/m,
      /gradelens\.js doctor$/m,
    ]) {
      expect(script).to.match(step);
    }
  });

  it('has the same bytes when it is made again', async () => {
    const again = join(home, 'again.zip');
    await gradelens(['pack', 'gradescope', '--assignment', assignment, '--out', again]);
    expect((await readFile(again)).equals(await readFile(zip))).to.equal(true);
  });

  it('has the secret of the hidden inputs, made beside the assignment, and says that it was made', async () => {
    const made = secretBeside(assignment);
    expect((await stat(made)).mode & 0o777).to.equal(0o600);
    const packed = entries.find(({ path }) => path === 'assignment/assignment.yaml.secret')!;
    const digits = (text: string) => text.match(/^[0-9a-f]{64}$/m)![0];
    expect(digits(String(packed.bytes))).to.equal(digits(await readFile(made, 'utf8')));
    expect(packed.mode).to.equal(0o600);
    expect(said.stderr).to.include(made).and.to.include('back it up');
    expect(said.stdout + said.stderr).not.to.include(digits(String(packed.bytes)));
    expect(entries.filter(({ path }) => path.endsWith('.secret'))).to.have.length(1);
  });

  it('takes no seed: what is drawn from a number can be found by trying', async () => {
    const { code, stderr } = await gradelens([
      'pack',
      'gradescope',
      '--assignment',
      assignment,
      '--seed',
      '1',
    ]);
    expect(code).to.equal(2);
    expect(stderr).to.include('--seed');
  });
});
