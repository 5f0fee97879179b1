import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { type First, mendFirst } from '../../src/grade/mend-first.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { EXAMPLES } from '../samples.js';

const ONLY = ['tv-loss', 'style-transfer', 'guided-relu', 'guided-backprop', 'saliency-map'];

describe('what to mend first', function () {
  this.timeout(180_000);
  let grader: Grader;
  before(async () => {
    grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
      backend: 'wasm',
      select: ({ id }, { visibility }) => visibility === 'visible' && ONLY.includes(id),
    });
  });
  after(() => grader.close());

  /** Changes texts of a right hand-in's files. */
  const first = (changes: Record<string, [from: string, to: string][]>, known = true): Promise<First[]> =>
    inTemporaryFolder(async (folder) => {
      await cp(join(EXAMPLES, 'good/asterix'), folder, { recursive: true });
      for (const [file, list] of Object.entries(changes)) {
        let text = await readFile(join(folder, file), 'utf8');
        for (const [from, to] of list) {
          expect(text).to.include(from);
          text = text.replace(from, to);
        }
        await writeFile(join(folder, file), text);
      }
      const { reference, ...without } = grader;
      const used = known ? grader : without;
      const result = await gradeSubmission(
        { name: 'a', folder },
        used,
        () => {},
        async () => ({ questions: [], notes: [] }),
      );
      return mendFirst(folder, used, result);
    });
  const DOUBLE_TV: [string, string][] = [['tf.mul(weight, ', 'tf.mul(2 * weight, ']];
  const PLAIN_RELU: [string, string] = ['tf.mul(tf.relu(dy), ', 'tf.mul(dy, '];

  it('is a function of another file, where its user passes with the right one', async () => {
    expect(await first({ 'tv-loss.ts': DOUBLE_TV })).to.deep.equal([
      {
        problem: 'tv-loss',
        name: 'tvLoss',
        file: 'tv-loss.ts',
        spoils: ['style-transfer'],
        together: {},
        sure: true,
      },
    ]);
  });

  it('is one of the same file too', async () => {
    const found = await first({ 'gradcam.ts': [PLAIN_RELU] });
    expect(found).to.deep.equal([
      {
        problem: 'guided-relu',
        name: 'guidedRelu',
        file: 'gradcam.ts',
        spoils: ['guided-backprop'],
        together: {},
        sure: true,
      },
    ]);
  });

  it('is both where both are used by one: neither alone is known to do', async () => {
    const found = await first({
      'tv-loss.ts': DOUBLE_TV,
      'style-transfer.ts': [
        ['import { contentLoss }', "import { guidedRelu } from './gradcam.js';\nimport { contentLoss }"],
        ['clampUntil ? ', 'clampUntil && guidedRelu ? '],
      ],
      'gradcam.ts': [PLAIN_RELU],
    });
    expect(found.map(({ name, spoils, together }) => [name, spoils, together])).to.deep.equal([
      ['guidedRelu', ['guided-backprop'], { 'style-transfer': ['tvLoss'] }],
      ['tvLoss', [], { 'style-transfer': ['guidedRelu'] }],
    ]);
  });

  it('is nothing where the user is wrong by itself as well', async () => {
    const found = await first({
      'gradcam.ts': [
        PLAIN_RELU,
        ['{ relu: guidedRelu }), y)', '{ relu: guidedRelu }), y.map((each) => each + 1))'],
      ],
    });
    expect(found).to.deep.equal([]);
  });

  it('is nothing where wrong functions do not use each other', async () => {
    expect(
      await first({ 'tv-loss.ts': DOUBLE_TV, 'saliency-map.ts': [['tf.abs(', '(']] }).then((found) =>
        found.map(({ spoils }) => spoils),
      ),
    ).to.deep.equal([['style-transfer']]);
  });

  it('without the answer key it is known only that they use it', async () => {
    expect(await first({ 'tv-loss.ts': DOUBLE_TV }, false)).to.deep.equal([
      {
        problem: 'tv-loss',
        name: 'tvLoss',
        file: 'tv-loss.ts',
        spoils: ['style-transfer'],
        together: {},
        sure: false,
      },
    ]);
  });
});
