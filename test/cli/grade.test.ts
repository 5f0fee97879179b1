import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { hiddenFrom } from '../../src/grade/hidden.js';
import { openSecret, secretBeside } from '../../src/grade/secret-file.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { outcomesIn } from '../../src/samples/samples.js';
import { copyOfDemo, spellingsOf } from '../pack/assignment.js';
import { type Finished, gradelens, ROOT } from '../process.js';
import { RESULTS, type Results } from '../results-schema.js';
import { EXAMPLES, fewProblemsIn, sampleIn } from '../samples.js';
import { readPdf } from '../writeup/read-pdf.js';

const resultsOf = async (out: string, name: string): Promise<Results> =>
  RESULTS.parse(JSON.parse(await readFile(join(out, name, 'results.json'), 'utf8')));

describe('gradelens grade', function () {
  this.timeout(300_000);
  let out: string;
  let samples: string;
  before(async () => {
    out = await mkdtemp(join(tmpdir(), 'gradelens-grade-'));
    samples = await mkdtemp(join(tmpdir(), 'gradelens-samples-'));
  });
  after(() => Promise.all([out, samples].map((folder) => rm(folder, { recursive: true, force: true }))));

  describe('on every sample hand-in, on the built-in network', () => {
    let run: Finished;
    let wanted: Awaited<ReturnType<typeof outcomesIn>>;
    /** The file of each problem. */
    let files: ReadonlyMap<string, string>;
    before(async function () {
      // A minute on two cores of their own, more beside other tests.
      this.timeout(900_000);
      wanted = await outcomesIn(EXAMPLES);
      const { problems } = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
      files = new Map(problems.map(({ id, file }) => [id, file]));
      await fewProblemsIn(samples, new Set(files.values()));
      const folders = ['good', 'mistakes', 'broken'].map((folder) => join(samples, folder));
      run = await gradelens([
        'grade',
        ...folders,
        '--assignment',
        'rubric/demo.yaml',
        '--out',
        out,
        '--jobs',
        '2',
        '--writeup',
        'none',
        '--seed',
        '231',
      ]);
    });

    it('ends with 0, a line for each hand-in, and no colour in a pipe', async () => {
      expect(run.code, run.stderr).to.equal(0);
      for (const path of Object.keys(wanted)) {
        const name = path.split('/')[1]!;
        expect(run.stdout).to.match(new RegExp(`^${name} .*100`, 'm'));
        expect(run.stderr).to.match(new RegExp(`/\\d+ +${name} `));
      }
      expect(run.stdout + run.stderr).not.to.include('\u001b');
    });

    it('says that hidden inputs from a seed are weak, also in the files for the staff', async () => {
      expect(run.stderr).to.include('Hidden inputs come from the seed 231: weak');
      expect(run.stdout).to.include('hidden inputs of seed 231, weak');
      const { extra_data } = await resultsOf(out, 'asterix');
      expect(extra_data.hidden).to.include({ weakSeed: 231 });
    });

    it('has a folder for each student with what that one may see, and says where', async () => {
      expect(run.stdout).to.match(/^For students: .*return\/<submission> holds all that one may see/m);
      for (const path of Object.keys(wanted)) {
        const name = path.split('/')[1]!;
        expect(await readdir(join(out, 'return', name)), name).to.deep.equal(['feedback.html']);
        const [given, own] = await Promise.all(
          ['return', '.'].map((folder) => readFile(join(out, folder, name, 'feedback.html'))),
        );
        expect(given!.equals(own!), name).to.equal(true);
      }
    });

    it('knows every sample', async () => {
      const there = await Promise.all(
        ['good', 'mistakes', 'broken'].map(async (folder) =>
          (await readdir(join(EXAMPLES, folder))).map((name) => `${folder}/${name}`),
        ),
      );
      expect(there.flat().sort()).to.deep.equal(Object.keys(wanted).sort());
    });

    it('gives each sample the verdicts it must get, loses points exactly there, and says why', async () => {
      for (const [path, problems] of Object.entries(wanted)) {
        const results = await resultsOf(out, path.split('/')[1]!);
        const there = new Set(await readdir(join(samples, path)));
        for (const problem of new Set(results.tests.map(({ extra_data }) => extra_data.problem))) {
          const tests = results.tests.filter(({ extra_data }) => extra_data.problem === problem);
          const verdicts = tests.map(({ extra_data }) => extra_data.verdict);
          const where = `${path} ${problem}`;
          const lost = tests.reduce((sum, { score, max_score }) => sum + max_score - score, 0);
          if (problems[problem] === undefined && !there.has(files.get(problem)!)) {
            expect(new Set(verdicts), where).to.deep.equal(new Set(['missing']));
          } else if (problems[problem] === undefined) {
            expect(new Set(verdicts), where).to.deep.equal(new Set(['pass']));
            expect(lost, where).to.equal(0);
          } else {
            expect(verdicts, where).to.include(problems[problem]);
            expect(lost, where).to.be.above(0);
            for (const { extra_data, output } of tests) {
              if (extra_data.verdict !== 'pass') expect(output.length, where).to.be.above(20);
            }
          }
        }
        expect(results.score, path).to.equal(
          results.tests.reduce((sum, { score }) => Math.round(100 * (sum + score)) / 100, 0),
        );
      }
    });

    it('passes only what has all its points', async () => {
      for (const path of Object.keys(wanted)) {
        for (const { status, score, max_score, extra_data } of (await resultsOf(out, path.split('/')[1]!))
          .tests) {
          expect(status === 'passed').to.equal(extra_data.verdict === 'pass');
          if (status === 'passed') expect(score).to.equal(max_score);
        }
      }
    });

    it('tells no path of the machine, and no hidden input, to a student', async () => {
      for (const path of Object.keys(wanted)) {
        const name = path.split('/')[1]!;
        const { tests } = await resultsOf(out, name);
        const page = await readFile(join(out, name, 'feedback.html'), 'utf8');
        const read = page + tests.map(({ output }) => output).join('\n');
        for (const private_ of [ROOT, tmpdir(), 'node:internal', 'child.mjs']) {
          expect(read, `${name} shows ${private_}`).not.to.include(private_);
        }
        for (const { visibility, output, extra_data } of tests) {
          if (visibility === 'visible') continue;
          expect(output).to.equal('The details of this test are withheld.');
          for (const { message } of extra_data.findings) expect(message).to.equal(output);
        }
      }
    });

    it('writes the reports of each and of all', async () => {
      expect(await readdir(join(out, 'asterix'))).to.include.members(['results.json', 'feedback.html']);
      const rows = (await readFile(join(out, 'grades.csv'), 'utf8')).trim().split('\n');
      expect(rows.length).to.equal(2 + Object.keys(wanted).length);
      expect(rows.find((row) => row.startsWith('asterix,'))).to.match(/,100,100,graded,/);
      const summary = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'));
      expect(summary.submissions.length).to.equal(Object.keys(wanted).length);
    });

    it('writes the slides too: drafts, with figures and pages to tag', async () => {
      const to = join(out, 'slides');
      const args = [
        'grade',
        join(EXAMPLES, 'good/obelix'),
        '--assignment',
        'rubric/demo.yaml',
        '--writeup',
        'quick',
        '--seed',
        '231',
        '--out',
        to,
      ];
      const cache = join(out, 'slides-cache');
      const { code, stderr } = await gradelens(args, { env: { XDG_CACHE_HOME: cache } });
      expect(code, stderr).to.equal(0);
      // For the next run over the same code.
      expect(await readdir(join(cache, 'gradelens/figures'))).to.have.length.above(8);
      expect((await readdir(join(to, 'obelix/figures'))).sort()).to.deep.equal([
        'fooling-figure.png',
        'grad-cam-figure.png',
        'own-pair.png',
        'own-result.png',
        'saliency-figure.png',
        'star-figure.png',
      ]);
      const { texts } = await readPdf(await readFile(join(to, 'obelix/writeup.pdf')));
      expect(texts.filter((text) => text.includes('DRAFT'))).to.have.length(2);
      const pages = JSON.parse(await readFile(join(to, 'obelix/pages.json'), 'utf8'));
      expect(pages).to.include({ 4: 'saliency-figure' });
      expect((await readdir(join(to, 'return/obelix'))).sort()).to.deep.equal([
        'feedback.html',
        'writeup.pdf',
      ]);
    });

    it('writes equal bytes again, apart from the time; in the same folder it keeps what is done', async () => {
      const [one, two] = [join(out, 'again'), join(out, 'twice')];
      const sample = await sampleIn(join(out, 'whole'), 'mistakes/saliency-signed');
      const { path } = await copyOfDemo(
        join(out, 'whole'),
        {},
        {
          problems: ['saliency-map', 'content-loss', 'tv-loss'],
          pages: ['sum-backprop', 'saliency-figure'],
        },
      );
      const grade = (to: string, ...more: string[]) =>
        gradelens(['grade', sample, '--assignment', path, '--out', to, '--seed', '231', ...more]);
      for (const to of [one, two]) expect((await grade(to, '--writeup', 'quick')).code).to.equal(0);
      for (const file of ['feedback.html', 'writeup.pdf', 'pages.json', 'figures/saliency-figure.png']) {
        const bytes = (folder: string) => readFile(join(folder, 'saliency-signed', file));
        expect((await bytes(one)).equals(await bytes(two)), file).to.equal(true);
      }
      const timeless = async (folder: string) =>
        (await readFile(join(folder, 'saliency-signed', 'results.json'), 'utf8')).replace(
          /"execution_time.*/,
          '',
        );
      expect(await timeless(one)).to.equal(await timeless(two));
      const slides = join(one, 'saliency-signed/writeup.pdf');
      const before = await readFile(slides);
      expect((await grade(one)).stderr).to.include('kept from before');
      // Slides of the same files stay, also where none are asked for.
      expect((await readFile(slides)).equals(before)).to.equal(true);
      expect((await grade(one, '--seed', '7')).stderr).not.to.include('kept from before');
    });
  });

  it('draws hidden inputs from the secret beside the assignment, and names it by its fingerprint', async () => {
    const { path } = await copyOfDemo(out, {}, { problems: ['tv-loss'] });
    const sample = await sampleIn(samples, 'broken/missing-file');
    const grade = (to: string) =>
      gradelens([
        ...['grade', sample, '--assignment', path],
        ...['--out', join(out, to), '--writeup', 'none'],
      ]);
    const [one, two] = [await grade('secret-1'), await grade('secret-2')];
    expect([one.code, two.code], one.stderr).to.deep.equal([0, 0]);
    const { bytes, note } = await openSecret(path);
    expect(note).to.equal(undefined);
    expect(one.stderr).to.include(`Made the secret that hidden inputs come from, ${secretBeside(path)}`);
    expect(two.stderr).not.to.include('secret');
    const { source } = hiddenFrom(bytes);
    for (const [to, { stdout, stderr }] of Object.entries({ 'secret-1': one, 'secret-2': two })) {
      expect(stdout).to.include(`hidden inputs of secret ${source.secret}`);
      const summary = await readFile(join(out, to, 'summary.json'), 'utf8');
      expect(JSON.parse(summary).hidden).to.deep.equal(source);
      const said = [stdout, stderr, summary];
      for (const file of await readdir(join(out, to), { recursive: true, withFileTypes: true })) {
        if (file.isFile()) said.push(await readFile(join(file.parentPath, file.name), 'latin1'));
      }
      for (const spelling of spellingsOf(bytes)) expect(said.join()).not.to.include(spelling);
    }
    const bytesOf = (to: string) => readFile(join(out, to, 'summary.json'));
    expect((await bytesOf('secret-1')).equals(await bytesOf('secret-2'))).to.equal(true);
  });
});
