import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { barrier } from '../../src/sandbox/mechanism.js';
import { EXAMPLES } from '../samples.js';
import { escapes, harmed, loadCorpus, overpaid, unpunished } from './expectations.js';
import { MEMORY_LIMIT, type Observed, observe, SECRET } from './observe.js';
import { COMPILER_RECIPES, RECIPES } from './recipes.js';

/** Milliseconds for the corpus, and for the few that attack the compiler. */
const [DEADLINE, COMPILER_DEADLINE] = [600_000, 200_000];

/** What every batch must come to, whoever was in it. */
function holds(observed: () => Observed): void {
  it('gives every attacked problem the verdict it must get, and no point', () => {
    const { expected, results, run } = observed();
    const wrong = [...expected].flatMap(([name, each]) => unpunished(name, each, results.get(name)));
    expect(wrong, run.stderr.slice(-2000)).to.deep.equal([]);
  });

  it('costs no other problem of the same hand-in anything, nor gives for it: what is not there is missing', () => {
    const { expected, results } = observed();
    const wrong = [...expected].flatMap(([name, each]) => harmed(name, each, results.get(name)));
    expect(wrong).to.deep.equal([]);
  });

  it('gives the good ones all their points', () => {
    for (const name of ['asterix', 'obelix']) {
      const { tests = [], score } = observed().results.get(name) ?? {};
      const lost = tests.filter(({ extra_data }) => extra_data.verdict !== 'pass');
      expect(lost, name).to.deep.equal([]);
      expect(score, name).to.equal(100);
    }
  });

  it('ends with 3 where something could not be graded, else with 0', () => {
    const { results, run } = observed();
    const ungraded = [...results.values()].some(({ tests }) =>
      tests.some(({ extra_data }) => extra_data.verdict === 'not-graded'),
    );
    expect(run.code, run.stderr.slice(-2000)).to.equal(ungraded ? 3 : 0);
  });

  it('lets nothing escape: no network, no file, no process, no point, no hidden input', () => {
    const { expected, results, reached, left, survivors, changed, watch, run } = observed();
    const said = [...results].flatMap(([name, each]) => escapes(name, each));
    const of = (kind: string) => said.filter((each) => each.kind === kind).map(({ line }) => line);
    const score = [...expected].flatMap(([name, each]) => overpaid(name, each, results.get(name)));
    const debugged = /Debugger listening/.test(run.stderr) ? ['the grader opened its debugger'] : [];
    const slowed = watch.priority > getPriority() ? [`the grader runs at priority ${watch.priority}`] : [];
    expect({
      network: [...reached, ...of('network')],
      file: [...left, ...changed, ...of('file')],
      process: [...survivors, ...debugged, ...slowed, ...of('process')],
      score: [...score, ...of('score')],
      hidden: of('hidden'),
    }).to.deep.equal({ network: [], file: [], process: [], score: [], hidden: [] });
  });

  it('shows no escape code, no HTML and no secret of theirs to anybody', async () => {
    const { out, run, expected } = observed();
    const texts = new Map([['the terminal', run.stdout + run.stderr]]);
    for (const name of expected.keys()) {
      for (const file of ['results.json', 'feedback.html'])
        texts.set(`${name} ${file}`, await readFile(join(out, name, file), 'utf8').catch(() => ''));
    }
    for (const file of ['grades.csv', 'summary.json'])
      texts.set(file, await readFile(join(out, file), 'utf8').catch(() => ''));
    const bad = [...texts].filter(([name, text]) => {
      const html = name.endsWith('.html') && /<img[ />]+src=x|<img>|<script|<b>Assertion/i.test(text);
      return html || /(?![\n\r\t])\p{Cc}|[\u202a-\u202e]/u.test(text) || text.includes(SECRET);
    });
    expect(bad.map(([name]) => name)).to.deep.equal([]);
  });

  it('keeps its memory within bounds', () => {
    const { own, tree } = observed().watch;
    console.log(`      most memory: grader ${own.toFixed(0)} MiB, with all children ${tree.toFixed(0)} MiB`);
    // Two hand-ins at their limit, seen too late by as much again, the answer key and the grader itself.
    expect(tree).to.be.below(4 * MEMORY_LIMIT + 512 + 1536);
    expect(own).to.be.below(1536);
  });
}

describe('hostile hand-ins in one batch with good ones', function () {
  this.timeout(DEADLINE + 60_000);
  let root: string;
  let observed: Observed;
  let all: Awaited<ReturnType<typeof loadCorpus>>;
  before(async () => {
    all = await loadCorpus();
    const { isolated } = await barrier();
    const kept = Object.entries(all).filter(([, { needs }]) => isolated || needs === undefined);
    if (kept.length < Object.keys(all).length) {
      const names = Object.keys(all).filter((name) => all[name]!.needs);
      console.log(`      skipped, since nothing isolates programs on this machine: ${names.join(', ')}`);
    }
    root = await mkdtemp(join(tmpdir(), 'gradelens-hostile-'));
    observed = await observe(root, Object.fromEntries(kept), RECIPES, DEADLINE);
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('knows every program, and there are many', async () => {
    expect((await readdir(join(EXAMPLES, 'hostile'))).sort()).to.deep.equal(Object.keys(all).sort());
    expect(Object.keys(all).length + RECIPES.length).to.be.above(150);
  });

  holds(() => observed);
});

describe('hostile hand-ins that attack the compiler', function () {
  this.timeout(COMPILER_DEADLINE + 60_000);
  let root: string;
  let observed: Observed;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-hostile-'));
    observed = await observe(root, {}, COMPILER_RECIPES, COMPILER_DEADLINE);
  });
  after(() => rm(root, { recursive: true, force: true }));

  holds(() => observed);

  it('reads no file of the machine as a source map', () => {
    // The foreign map would name another file as the place of the failure.
    const visible = observed.results
      .get('compile-map')
      ?.tests.filter(
        ({ extra_data, visibility }) => extra_data.problem === 'content-loss' && visibility === 'visible',
      );
    expect(visible).to.have.length(1);
    for (const { output } of visible!) expect(output).to.match(/content-loss\.ts/);
  });
});
