import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { assignment, front, KEY, TF } from '../catalogue/two.js';
import { gradelens, inTemporaryFolder } from '../process.js';

/** Right up to a thousandth. */
const NEARLY = `${TF}import { gram as right } from '../../gram.js';
export const gram = (x: tf.Tensor2D) => tf.mul(right(x), 1.001);\n`;

const audit = (path: string, ...more: string[]) => gradelens(['audit', '--assignment', path, ...more]);

describe('gradelens audit', function () {
  this.timeout(60_000);

  it('holds where each mistake loses points and no right way does', () =>
    inTemporaryFolder(async (folder) => {
      const { code, stdout } = await audit(await assignment(folder, KEY));
      expect(stdout).to.match(/gram +relative-l2 +0\.0001 /);
      expect(stdout).to.match(/5 of 5 mistakes lose points, 1 other right way tried\. The tests hold\.\n/);
      expect(stdout).to.match(/gram: 4 mistakes, 1 equivalent; 6 and 4 make a catalogue/);
      const [, made] = stdout.split(' The tests hold.\n\n');
      // Nothing is asked twice, so that no test sees what is kept from one call to the next: that is no fault by itself.
      expect(made!.split('\n')).to.deep.equal([
        '6 of 8 mistakes made from the key by themselves lose points. These keep them: another right way, or something that no test looks at.',
        '- gram(…) returns its first result ever after, gram.ts:2 (gram, loss)',
        '- loss(…) returns its first result ever after, loss.ts:3 (loss)',
        '',
      ]);
      expect(code).to.equal(0);
      for (const [file, begin] of [
        ['margins.svg', '<svg '],
        ['margins.png', '\u0089PNG'],
      ] as const) {
        await audit(join(folder, 'two.yaml'), '--chart', join(folder, file));
        expect((await readFile(join(folder, file), 'latin1')).startsWith(begin)).to.equal(true);
      }
      const refused = await audit(join(folder, 'two.yaml'), '--chart', join(folder, 'none/margins.svg'));
      expect(refused.stderr).to.match(/margins\.svg cannot be written: it does not exist/);
      expect(refused.code).to.equal(2);
    }));

  it('names the mistake that keeps its points, and the right way that loses some', () =>
    inTemporaryFolder(async (folder) => {
      const path = await assignment(
        folder,
        {
          ...KEY,
          'mistakes/gram/gram-nearly.ts': front('A thousandth more') + NEARLY,
          'equivalents/gram/gram-wrong.ts': `/*---\ntitle: no right way\n---*/\n${TF}export const gram = (x: tf.Tensor2D) => x;\n`,
        },
        0.01,
      );
      const { code, stdout } = await audit(path, '--only', 'gram');
      expect(code).to.equal(1);
      expect(stdout).to.match(/3 faults:/);
      expect(stdout).to.match(
        /- gram: the bound 0\.01 of relative-l2 is wider than anything defends: right answers differ by/,
      );
      expect(stdout).to.match(/gram-nearly\.ts keeps all its points \(A thousandth more\)/);
      expect(stdout).to.match(
        /gram-wrong\.ts is right \(no right way\), but fails the test "noise": The shape is/,
      );
      const { mistakes, made, failed, faults } = JSON.parse((await audit(path, '--json')).stdout);
      expect(mistakes.find(({ id }: { id: string }) => id === 'gram-nearly')).to.deep.include({ fails: [] });
      expect([failed.length, faults.length]).to.deep.equal([1, 4]);
      expect(made).to.have.length(8);
      expect(made).to.deep.include({
        id: 'made/loss.ts:4 other-reduction 2',
        title: 'tf.sum(tf.square(gram(x))) is max(…), loss.ts:4',
        problems: ['loss'],
        fails: 'noise',
      });
    }));

  it('is red where a mistake fails by a little only', () =>
    inTemporaryFolder(async (folder) => {
      const nearly = { 'mistakes/gram/gram-nearly.ts': front('A thousandth more') + NEARLY };
      const { code, stdout } = await audit(await assignment(folder, { ...KEY, ...nearly }, 0.0007));
      expect(stdout).to.match(/gram-nearly\.ts fails by 1\.43 times the tolerance only/);
      expect(code).to.equal(1);
    }));

  it('knows its problems', () =>
    inTemporaryFolder(async (folder) => {
      const { code, stderr } = await audit(await assignment(folder, KEY), '--only', 'gran');
      expect([code, stderr]).to.deep.equal([
        2,
        'error No problem is called "gran". Expected one of: gram, loss.\n',
      ]);
    }));
});
