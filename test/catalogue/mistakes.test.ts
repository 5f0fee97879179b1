import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Mistakes } from '../../src/catalogue/mistakes.js';
import { readCatalogue } from '../../src/catalogue/read.js';
import { Suspects } from '../../src/catalogue/suspects.js';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { judge } from '../../src/grade/judge.js';
import type { Finding } from '../../src/grade/result.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { startBundler } from '../../src/sandbox/bundler.js';
import type { Returned } from '../../src/sandbox/call.js';
import { float32 } from '../../src/tensor/flat.js';
import { assignment, front, KEY, lay, TF } from './two.js';

describe('the catalogue of mistakes', function () {
  this.timeout(60_000);
  let root: string;
  let grader: Grader;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-catalogue-'));
    const path = await assignment(root, KEY);
    grader = await openGrader(path, { backend: 'wasm' });
  });
  after(async () => {
    await grader?.close();
    await rm(root, { recursive: true, force: true });
  });

  /** What is found of a hand-in whose gram is this: for gram, then for loss. */
  async function found(gram: string, loss = KEY['loss.ts']): Promise<(readonly Finding[])[]> {
    const folder = await mkdtemp(join(root, 'h'));
    await writeFile(join(folder, 'gram.ts'), TF + gram);
    await writeFile(join(folder, 'loss.ts'), loss);
    const work = async () => ({ questions: [], notes: [] });
    const { tests } = await gradeSubmission({ name: 'h', folder }, grader, () => {}, work);
    return tests.map(({ findings }) => findings);
  }
  const sure = (findings: readonly Finding[]): string[] =>
    findings.filter(({ confidence }) => confidence > 0.9).map(({ id }) => id);

  it('names the mistake whose numbers a wrong answer has, however it is written', async () => {
    const [gram, loss] = await found(
      'export function gram(x: tf.Tensor2D) { const rows = tf.unstack(x); return tf.addN(rows.map((r) => tf.outerProduct(r as tf.Tensor1D, r as tf.Tensor1D))); }',
    );
    expect(gram![0]).to.include({ id: 'gram-undivided', confidence: 0.99 });
    expect(gram![0]!.message).to.equal(
      'Your numbers are off. Look at them. What gives exactly these numbers: Not divided.',
    );
    expect(sure(gram!)).to.deep.equal(['gram-undivided']);
    expect(loss![0]!.message).to.match(/^It comes from gram, which this is built on\. /);
  });

  it('names two of which one is in what the problem is built on, where neither alone gives the numbers', async () => {
    const undivided = 'export const gram = (x: tf.Tensor2D) => tf.matMul(x, x, true);';
    const absolute = `${TF}import { gram } from './gram.js';\nexport const loss = (x: tf.Tensor2D) => tf.sum(tf.abs(gram(x)));\n`;
    const [gram, loss] = await found(undivided, absolute);
    expect(sure(gram!)).to.deep.equal(['gram-undivided']);
    expect(sure(loss!)).to.deep.equal(['gram-undivided+loss-absolute']);
    expect(loss![0]!.message).to.equal(
      'Beside what comes from gram, which this is built on, something is off here too. Look at them. What gives exactly these numbers: Not divided; and: Absolute.',
    );
    const [, other] = await found(undivided, absolute.replace('tf.abs', 'tf.relu'));
    expect(other!.filter(({ id }) => id.includes('+'))).to.deep.equal([]);
  });

  it('compiles as often for thirty mistakes as for one, and not at all for right answers', async () => {
    const folder = join(root, 'many');
    // Of no earlier run: what is kept of those is not compiled.
    const off = Math.random();
    const many = Array.from({ length: 30 }, (_, i) => [
      `mistakes/gram/gram-more-${i}.ts`,
      `${front(`More by ${i}`)}${TF}export const gram = (x: tf.Tensor2D) => tf.add(tf.matMul(x, x, true), ${i + off});\n`,
    ]);
    const path = await assignment(folder, { ...KEY, ...Object.fromEntries(many) });
    const other = await openGrader(path, { backend: 'wasm', select: ({ id }) => id === 'gram' });
    let compiled = 0;
    const count = (): void => void compiled++;
    const bundler = startBundler().on('message', count);
    try {
      const [planned] = other.tests;
      const expected = await other.key.expected(planned!);
      const before = compiled;
      const right = await judge(planned!, expected.outputs, expected, other);
      expect([right.findings, compiled - before]).to.deep.equal([[], 0]);
      const named = (await readCatalogue(join(folder, 'key'))).mistakes.find(
        ({ id }) => id === 'gram-more-17',
      )!;
      const answer = await other.mistakes!.run(named, planned!, 0);
      const [one, wrong] = [compiled - before, (answer as Returned).outputs];
      const { findings } = await judge(planned!, wrong, expected, other);
      expect(sure(findings)).to.deep.equal(['gram-more-17']);
      expect([one, compiled - before - one]).to.deep.equal([1, 1]);
    } finally {
      bundler.off('message', count);
      await other.close();
    }
  });

  it('refuses credit for a mistake that it does not have', () => {
    const problems = (id: string) => ({ problems: [{ id: 'gram', credit: { [id]: 0.5 } }] }) as never;
    expect(() => grader.mistakes!.requireCredited(problems('gram-undivided'))).to.not.throw();
    expect(() => grader.mistakes!.requireCredited(problems('gram-undivide'))).to.throw(
      /gives credit for gram-undivide, .* did you mean "gram-undivided"\?/,
    );
  });

  it('grades all the same where its mistakes cannot be run', async () => {
    const [planned] = grader.tests;
    const expected = await grader.key.expected(planned!);
    const wrong = { value: float32([4, 4], new Array(16).fill(1)) };
    const mistakes = await Mistakes.open(join(root, 'key'), () => Promise.reject(new Error('no process')));
    const { key, assignment, tests } = grader;
    const { verdict, findings } = await judge(planned!, wrong, expected, {
      key,
      assignment,
      tests,
      mistakes,
    });
    expect(verdict).to.equal('wrong');
    expect(findings).to.not.be.empty;
    expect(mistakes.trouble).to.equal('no process');
    await mistakes.close();
  });

  it('tells as much as the assignment says', async () => {
    const [planned] = grader.tests;
    const expected = await grader.key.expected(planned!);
    const undivided = grader.mistakes!.catalogue.mistakes.find(({ id }) => id === 'gram-undivided')!;
    const answer = await grader.mistakes!.run(undivided, planned!, 0);
    if (answer.outcome !== 'returned') throw new Error(answer.message);
    const told = async (hints: 'off' | 'look' | 'name') => {
      const around = { tests: grader.tests, key: grader.key, assignment: { hints } };
      const { findings } = await grader.mistakes!.explain(planned!, answer.outputs, expected, around);
      return findings[0]!.message;
    };
    expect([await told('off'), await told('look'), await told('name')]).to.deep.equal([
      'Your numbers are off.',
      'Your numbers are off. Look at them.',
      'Your numbers are off. Look at them. What gives exactly these numbers: Not divided.',
    ]);
  });

  it('tries first what a hand-in is known to have done, and no other where that gives its numbers', async () => {
    const [gram, loss] = grader.tests;
    const { mistakes, key, tests, assignment } = grader;
    const [expected, answer] = await Promise.all([
      key.expected(loss!),
      mistakes!.run(mistakes!.catalogue.mistakes.find(({ id }) => id === 'gram-undivided')!, loss!, 0),
    ]);
    const found = async (suspects: Suspects): Promise<string[]> => {
      const around = { tests, key, assignment, suspects };
      const { outputs } = answer as Returned;
      const { findings } = await mistakes!.explain(loss!, outputs, expected, around);
      return findings.map(({ id }) => id);
    };
    // Twins: the squares of x'x and of xx' have one sum.
    const both = ['gram-undivided', 'gram-undivided-of-rows'];
    const suspects = new Suspects();
    expect(await found(suspects)).to.have.members(both);
    expect(both.map((id) => suspects.has(gram!, id))).to.deep.equal([true, true]);
    const one = new Suspects();
    one.add(gram!, 'gram-undivided');
    one.add(gram!, 'gram-of-rows');
    expect(await found(one)).to.deep.equal(['gram-undivided']);
    const wrong = new Suspects();
    wrong.add(gram!, 'gram-of-rows');
    expect(await found(wrong)).to.have.members(both);
  });

  it('keeps from public tests what hidden ones have shown', () => {
    const [shown] = grader.tests;
    const hidden = { ...shown!, test: { ...shown!.test, visibility: 'hidden' as const } };
    const suspects = new Suspects();
    suspects.add(hidden, 'gram-undivided');
    suspects.add(shown!, 'gram-of-rows');
    const has = (test = shown!) => ['gram-undivided', 'gram-of-rows'].map((id) => suspects.has(test, id));
    expect([has(), has(hidden)]).to.deep.equal([
      [false, true],
      [true, true],
    ]);
  });

  it('knows an answer of another shape by its numbers', async () => {
    const [gram] = await found(
      'export const gram = (x: tf.Tensor2D) => tf.matMul(x, x, false, true).div(4);',
    );
    expect(sure(gram!)).to.deep.equal(['gram-of-rows']);
  });

  it('names nothing that does not fit, and nothing for right answers', async () => {
    const [gram] = await found('export const gram = (x: tf.Tensor2D) => tf.matMul(x, x, true).div(7);');
    expect(gram!.map(({ id }) => id)).to.not.include.members(['gram-undivided']);
    const [right, rightLoss] = await found(KEY['gram.ts'].slice(TF.length));
    expect([right, rightLoss]).to.deep.equal([[], []]);
  });

  it('says of an entry what is wrong with it', async () => {
    await lay(join(root, 'faulty'), {
      ...KEY,
      'mistakes/gram/without.ts': 'export const gram = 1;\n',
      'mistakes/gram/misspelt.ts': `/*---\ntitel: x\noff: y\nlook: z\n---*/\nexport const gram = 1;\n`,
      'mistakes/loss/gram-undivided.ts': KEY['mistakes/gram/gram-undivided.ts'],
      'mistakes/loss/nothing.ts': front('x'),
    });
    const { code, message } = await readCatalogue(join(root, 'faulty')).then(
      () => ({ code: '', message: '' }),
      (error) => error,
    );
    expect(code).to.equal('CATALOGUE_INVALID');
    expect(message.split('\n').sort()).to.deep.equal([
      'mistakes/gram/misspelt.ts:2 titel: unknown key; did you mean "title"?',
      'mistakes/gram/misspelt.ts:2 title: is missing; expected string',
      'mistakes/gram/without.ts has no front matter: it must begin with /*--- , then YAML (title: ...), then ---*/ each on a line of its own.',
      'mistakes/loss/gram-undivided.ts is called like mistakes/gram/gram-undivided.ts; each needs a name of its own.',
      "mistakes/loss/nothing.ts exports no function; write: export function <name of the key's function>(...).",
    ]);
  });
});
