import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { hiddenFrom } from '../../src/grade/hidden.js';
import type { TestResult } from '../../src/grade/result.js';
import { secretBeside, secretText } from '../../src/grade/secret-file.js';
import { loadAssignment } from '../../src/rubric/load.js';
import type { Assignment } from '../../src/rubric/schema.js';
import { type Finished, gradelens, PLAIN, ROOT } from '../process.js';
import { EXAMPLES, sampleIn } from '../samples.js';
import { copyOfDemo, spellingsOf } from './assignment.js';
import { runIn, unpack } from './unpack.js';

/** Of the assignment; the kit has the same. */
const SEED = 90125577;
/** A secret that is nowhere else. */
const SECRET = Uint8Array.from({ length: 32 }, (_, i) => (i * 101 + 43) % 256);

describe('gradelens pack student', function () {
  this.timeout(300_000);
  let home: string;
  let kit: string;
  let program: string;
  let whole: string;
  let assignment: Assignment;
  let said: Finished;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'gradelens-student-'));
    ({ path: whole, assignment } = await copyOfDemo(home, { seed: SEED }));
    const starter = join(home, 'starter');
    await cp(join(ROOT, 'submissions/starter'), starter, { recursive: true });
    // Also where the assignment lies beside what students get.
    for (const path of [whole, join(starter, 'copy.yaml')]) {
      await writeFile(secretBeside(path), secretText(SECRET, 'copy.yaml'), { mode: 0o600 });
    }
    const zip = join(home, 'kit.zip');
    said = await gradelens(['pack', 'student', '--assignment', whole, '--starter', starter, '--out', zip]);
    expect(said.code, said.stderr).to.equal(0);
    kit = join(home, 'Übung für Ärzte');
    await unpack(zip, kit);
    program = join(kit, 'gradelens');
  });
  after(() => rm(home, { recursive: true, force: true }));

  const check = (args: readonly string[], cwd: string) => runIn(program, ['check', ...args], cwd);

  it('says what it wrote and what students do with it', () => {
    expect(said.stdout).to.match(
      /^Written: .*kit\.zip \(\d+\.\d MiB, \d+ files\): demo, 23 tests on small\./,
    );
    expect(said.stdout).to.include('neither the answer key nor hidden tests').and.include('node check.js');
  });

  it('has the starter, a program that needs nothing installed, and a README for students', async () => {
    expect(await readdir(kit)).to.include.members(['README.md', 'package.json', 'hand-in', 'assignment']);
    expect(await readdir(join(kit, 'hand-in'))).to.deep.equal(
      await readdir(join(ROOT, 'submissions/starter')),
    );
    const { dependencies } = JSON.parse(await readFile(join(kit, 'package.json'), 'utf8'));
    for (const [name, place] of Object.entries<string>(dependencies)) {
      const {
        name: found,
        scripts,
        ...brought
      } = JSON.parse(await readFile(join(kit, place.replace('file:', ''), 'package.json'), 'utf8'));
      expect([found, scripts, brought.dependencies], name).to.deep.equal([name, undefined, undefined]);
    }
    expect(await readFile(join(kit, 'README.md'), 'utf8')).to.match(
      /node check\.js[\s\S]*all 23 public tests/,
    );
  });

  it('is light: 80 MB on the disk, without machine code, which would be for one kind of machine', async () => {
    const entries = await readdir(kit, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    const bytes = (await Promise.all(files.map((file) => stat(file)))).map(({ blocks }) => blocks * 512);
    expect(bytes.reduce((sum, each) => sum + each, 0) / 1e6).to.be.within(20, 80);
    expect(files.filter((file) => /\.(node|so|dylib|dll|exe)$/.test(file))).to.deep.equal([]);
  });

  /** `node check.js ... --only tv-loss`, where nothing but Node's own program is to be found. */
  const checkJs = (cwd: string, ...place: string[]) =>
    spawnSync(process.execPath, [join(kit, 'check.js'), ...place, '--only', 'tv-loss'], {
      cwd,
      env: { ...PLAIN, PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
    });

  it('checks without npm, wherever Node lies', async () => {
    const { status, stdout, stderr } = checkJs(join(kit, 'hand-in'));
    expect([status, stdout], stderr).to.satisfy(
      ([code, text]: [number, string]) => code === 1 && text.includes('(tv-loss)  0 / 2  not written yet'),
    );
    expect(stdout).to.not.include('Types:');
    // Another hand-in is looked for where it is said to be.
    const other = checkJs(home, 'other.zip');
    expect([other.status, other.stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 2 && text.includes('other.zip is not there'),
    );
  });

  it('tells mistakes of types with the TypeScript that it brings', async () => {
    const path = join(kit, 'hand-in/tv-loss.ts');
    const starter = await readFile(path, 'utf8');
    await writeFile(path, starter.replace('throw new', "img.max('3');\n  throw new"));
    const { status, stdout, stderr } = checkJs(home);
    await writeFile(path, starter);
    expect(status, stderr).to.equal(1);
    expect(stdout).to.match(/^Types: tv-loss\.ts:\d+:\d+: .*a string,.*'number.*\(TS2345\)$/m);
  });

  it('holds nothing of the answer key, of hidden tests, or of the secret that their inputs come from', async () => {
    const contents = new Map<string, string>();
    for (const entry of await readdir(kit, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      // Others' libraries and fonts, as they are everywhere.
      if (!entry.isFile() || /\/dist\/(node_modules|fonts|typescript)\//.test(path)) continue;
      const bytes = await readFile(path);
      contents.set(path, (path.endsWith('gz') ? gunzipSync(bytes) : bytes).toString('latin1'));
    }
    expect(contents.size).to.be.above(200);
    const hidden = assignment.problems.flatMap(({ tests }) =>
      tests.filter(({ visibility }) => visibility !== 'visible').map(({ name }) => name),
    );
    expect(hidden.length).to.be.above(10);
    const key = await keyLines();
    expect(key.length).to.be.above(80);
    const { source } = hiddenFrom(SECRET);
    const secrets = [...spellingsOf(SECRET), source.secret, '.yaml.secret'];
    const nowhere = [...hidden, ...key, ...secrets, 'visibility: hidden', home, ROOT];
    // All at once: two thousand lines in thirteen megabytes.
    const any = new RegExp(nowhere.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
    expect(nowhere.filter((each) => !any.test(`x${each}x`))).to.deep.equal([]);
    for (const [path, text] of contents) {
      const [secret] = any.exec(text) ?? [];
      if (secret !== undefined) expect.fail(`${path} holds ${JSON.stringify(secret)}`);
    }
  });

  it('has the seed of the grading run: students check on its visible inputs', async () => {
    const { seed } = await loadAssignment(join(kit, 'assignment/assignment.yaml'));
    expect(seed).to.equal(SEED);
  });

  it('has only commands that work without the key', async () => {
    const { stdout } = await runIn(program, ['--help'], kit);
    expect([...stdout.matchAll(/^ {2}(\w+) [[<]/gm)].map(([, name]) => name)).to.deep.equal([
      'attribute',
      'check',
      'doctor',
      'run',
      'writeup',
      'help',
    ]);
  });

  it('makes the slides of a hand-in, with the public part of the course’s deck', async () => {
    await cp(join(EXAMPLES, 'good/obelix'), join(kit, 'obelix'), { recursive: true });
    const { code, stdout, stderr } = await runIn(
      program,
      ['writeup', '.', '--no-cache', '--quick'],
      join(kit, 'obelix'),
    );
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.include('15 pages');
    expect((await readFile(join(kit, 'obelix/writeup.pdf'))).subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('checks the unfinished starter in its own folder', async () => {
    const { code, stdout } = await check(['--only', 'tv-loss'], join(kit, 'hand-in'));
    expect(code).to.equal(1);
    expect(stdout)
      .to.include('· Total variation loss (tv-loss)  0 / 2  not written yet')
      .and.include('0 of 2 public tests pass');
  });

  it('passes a good hand-in', async () => {
    await cp(join(EXAMPLES, 'good/asterix'), join(kit, 'asterix'), { recursive: true });
    const { code, stdout, stderr } = await check([], join(kit, 'asterix'));
    expect(code, stdout + stderr).to.equal(0);
    expect(stdout).to.include('23 of 23 public tests pass, 29 of 29 public points');
  });

  for (const [mistake, problem] of [
    ['saliency-signed', 'saliency-map'],
    ['fooling-no-early-stop', 'fooling-image'],
  ] as const) {
    it(`finds ${mistake}, with the verdicts and the very numbers of the whole assignment`, async () => {
      const sample = await sampleIn(home, `mistakes/${mistake}`);
      await cp(sample, join(kit, mistake), { recursive: true });
      const only = ['--json', '--no-types', '--only', problem];
      const inKit = await check(only, join(kit, mistake));
      expect(inKit.code, inKit.stderr).to.equal(1);
      const atHome = await gradelens(['check', sample, '--assignment', whole, ...only]);
      expect(judged(inKit)).to.deep.equal(judged(atHome));
      expect(judged(inKit).map(({ verdict }) => verdict)).to.include('wrong');
    });
  }

  it('outside the kit it says where to go: 2', async () => {
    const { code, stderr } = await check([], home);
    expect(code).to.equal(2);
    expect(stderr).to.match(
      /No assignment\/assignment\.yaml in this folder or above it: run this in the hand-in\//,
    );
  });

  it('expected outputs that are missing or damaged: 2, with the remedy', async () => {
    const broken = join(home, 'broken');
    await cp(join(kit, 'assignment'), join(broken, 'assignment'), { recursive: true });
    await cp(join(kit, 'hand-in'), broken, { recursive: true });
    await writeFile(join(broken, 'assignment/expected.gz'), 'no');
    const damaged = await check([], broken);
    expect([damaged.code, damaged.stderr]).to.satisfy(
      ([code, text]: [number, string]) =>
        code === 2 && /expected\.gz are damaged .* Unpack the kit again/.test(text),
    );
    await rm(join(broken, 'assignment/expected.gz'));
    expect((await check([], broken)).stderr).to.match(
      /Cannot read the expected outputs expected\.gz \(ENOENT\)/,
    );
  });

  const judged = ({ stdout }: Finished): Pick<TestResult, 'problem' | 'name' | 'verdict' | 'metrics'>[] =>
    JSON.parse(stdout).tests.map(({ problem, name, verdict, metrics }: TestResult) => ({
      ...{ problem, name, verdict, metrics },
    }));

  /** Lines of code of the answer key that are neither the starter's nor the published library's. */
  async function keyLines(): Promise<string[]> {
    const textOf = async (folder: string): Promise<string> => {
      const paths = (await readdir(folder, { recursive: true }))
        .filter((path) => path.endsWith('.ts'))
        .sort();
      return (await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))).join('\n');
    };
    const [own, starter, library] = await Promise.all(
      ['reference', 'submissions/starter', 'src'].map((folder) => textOf(join(ROOT, folder))),
    );
    const open = `${starter}${library}`;
    const lines = new Set(own!.split('\n').map((line) => line.trim()));
    return [...lines].filter(
      (line) => line.length >= 20 && !/^(\*|\/|import)/.test(line) && !open.includes(line),
    );
  }
});
