import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';

/** The comment before an exported function. */
function commentOf(name: string, text: string): string {
  const [, comment] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export (?:async )?function ${name}\\b`).exec(text) ??
    [];
  return comment ?? '';
}

const STARTER = join(ROOT, 'submissions/starter');

describe('the starter', () => {
  it('imports TensorFlow.js as a value in every file: after import type the first tf.tidy is a ReferenceError', async () => {
    const files = (await readdir(STARTER)).filter((name) => name.endsWith('.ts'));
    expect(files).to.have.length.above(5);
    for (const file of files) {
      expect(await readFile(join(STARTER, file), 'utf8'), file).to.match(
        /^import \* as tf from '@tensorflow\/tfjs';$/m,
      );
    }
  });
});

describe('functions whose gradient is taken', () => {
  for (const name of ['a3.yaml', 'demo.yaml']) {
    it(`of ${name}: the starter says that they cannot be async, and a visible test takes the gradient`, async () => {
      const { problems } = await loadAssignment(join(ROOT, 'rubric', name));
      const taken = problems.filter(({ tests }) => tests.some(({ gradient }) => gradient));
      expect(taken.map(({ export: each }) => each)).to.include.members(['guidedRelu', 'styleLoss', 'tvLoss']);
      const readme = await readFile(join(STARTER, 'README.md'), 'utf8');
      for (const { id, file, export: each, tests } of taken) {
        const text = await readFile(join(STARTER, file), 'utf8');
        expect(
          tests.some(({ gradient, visibility }) => gradient && visibility === 'visible'),
          id,
        ).to.equal(true);
        expect(commentOf(each, text), id).to.match(/Not `async`/);
        expect(readme, id).to.match(new RegExp(`one whose gradient is taken:[^.]*\`${each}\`[^.]*at once`));
      }
    });
  }
});
