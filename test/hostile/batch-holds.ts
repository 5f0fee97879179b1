import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { placesOf } from '../../src/batch/places.js';
import { openSecret } from '../../src/grade/secret-file.js';
import type { Results } from '../results-schema.js';
import { type Batch, batchRubric, GOOD, gradeBatch, plannedTests } from './batch.js';
import { escapes, harmed, overpaid, unpunished } from './expectations.js';
import { hiddenNumbersIn } from './hidden-numbers.js';
import type { Recipe } from './recipes.js';
import { studentTexts, terminalTexts } from './student-texts.js';

/** Milliseconds that the grader's main thread may be busy with one thing. */
const DELAY = 200;
/** MiB that the grader itself may take: two hand-ins' answers of up to 64 MiB, a few times each, and itself. */
const MEMORY = 768;

/** A secret as somebody might spell it. */
function spellings(secret: Uint8Array): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const encoded = ['base64', 'base64url'] as const;
  // Also a part of it.
  return [hex, hex.toUpperCase(), ...encoded.map((each) => bytes.toString(each))].flatMap((spelling) => [
    spelling.slice(0, 16),
    spelling.slice(-16),
  ]);
}

const withoutTimes = ({ execution_time, extra_data, ...rest }: Results) => rest;

/**
 * Grades hostile hand-ins beside good ones, and the good ones without the others by the same rubric, and tests what must hold of
 * them. Programs of the corpus are named.
 *
 * Returns the batch, for further tests.
 */
export function batchHolds(programs: readonly string[], made: readonly Recipe[]): () => Batch {
  let root: string;
  let rubric: string;
  let [graded, without]: Batch[] = [];
  const batch = (): Batch => graded!;
  const alone = (): Batch => without!;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-batch-'));
    rubric = await batchRubric(root);
    const [one, other] = ['alone', 'batch'].map((name) => join(root, name)) as [string, string];
    await Promise.all([one, other].map((folder) => mkdir(folder)));
    without = await gradeBatch(one, rubric, [], []);
    graded = await gradeBatch(other, rubric, programs, made);
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('gives every attacked problem the verdict it must get, and no point', () => {
    const { expected, results, run } = batch();
    const wrong = [...expected].flatMap(([name, each]) => [
      ...unpunished(name, each, results.get(name)),
      ...overpaid(name, each, results.get(name)),
    ]);
    expect(wrong, run.stderr.slice(-2000)).to.deep.equal([]);
  });

  it('costs no problem whose file is right a point', () => {
    const { expected, results } = batch();
    const wrong = [...expected].flatMap(([name, each]) => harmed(name, each, results.get(name)));
    expect(wrong).to.deep.equal([]);
  });

  it('lets nothing escape', () => {
    expect([...batch().results].flatMap(([name, each]) => escapes(name, each))).to.deep.equal([]);
  });

  it('gives the good ones what they get without the others, to the byte', async () => {
    for (const name of GOOD) {
      const [here, there] = [batch(), alone()].map(({ results }) => withoutTimes(results.get(name)!));
      expect(
        here!.tests.filter(({ status }) => status !== 'passed'),
        name,
      ).to.deep.equal([]);
      // Line by line: of two large objects mocha shows no difference.
      const [found, wanted] = [here, there].map((each) => JSON.stringify(each, null, 1).split('\n'));
      expect(
        found!.filter((line) => !wanted!.includes(line)),
        `${name}: what is otherwise without the others`,
      ).to.deep.equal([]);
      expect(found, name).to.deep.equal(wanted);
      for (const file of ['feedback.html', 'pages.json', 'writeup.pdf']) {
        const [one, other] = await Promise.all(
          [batch(), alone()].map(({ out }) => readFile(join(placesOf(out, name).staff, file))),
        );
        expect(one!.equals(other!), `${name} ${file}`).to.equal(true);
      }
    }
  });

  it('shows students no number of a hidden input, nor the secret', async () => {
    const { out, run, results } = batch();
    const tests = await plannedTests(rubric);
    const find = hiddenNumbersIn(tests);
    const { bytes } = await openSecret(rubric);
    const found: string[] = [];
    const look = (texts: ReadonlyMap<string, string>): void => {
      for (const [place, text] of texts) {
        found.push(...find(text).map((number) => `${place}: ${number}`));
        found.push(...spellings(bytes).flatMap((each) => (text.includes(each) ? [`${place}: ${each}`] : [])));
      }
    };
    look(terminalTexts(run));
    for (const [name, { tests: graded }] of results) {
      const { texts, pictures } = await studentTexts(out, name);
      look(texts);
      // Three a map: the student's, the expected one, the difference; of visible tests only.
      const visible = graded.filter(({ visibility }) => visibility === 'visible').length;
      expect(pictures, `pictures in ${name}/feedback.html`).to.be.at.most(3 * 8 * visible);
    }
    expect(found).to.deep.equal([]);
  });

  it('never keeps the grader busy with one thing for long, and needs little memory', () => {
    const { delay, busy, seconds, memory } = batch().watch;
    console.log(
      `      event loop late by at most ${delay.most.toFixed(0)} ms (99 %: ${delay.usual.toFixed(0)} ms) in ${seconds.toFixed(0)} s, ` +
        `of its own doing by ${busy.toFixed(0)} ms; grader's memory at most ${memory.toFixed(0)} MiB`,
    );
    expect(seconds).to.be.above(1);
    expect(busy).to.be.at.most(DELAY);
    expect(memory).to.be.at.most(MEMORY);
  });
  return batch;
}
