import { expect } from 'chai';
import { gradelens, inTemporaryFolder } from '../process.js';

describe('gradelens mark', () => {
  it('gives each of its own commands the options that stand behind it', () =>
    inTemporaryFolder(async (folder) => {
      for (const more of [
        ['export', folder, '--question', 'q', '--out', 'answers.csv'],
        ['item', folder, '--question', 'q', '--by', 'Ada', '--item', 'names-sum', '--points', '2'],
      ]) {
        const { code, stderr } = await gradelens(['mark', ...more]);
        expect(stderr).to.match(/holds no results/);
        expect(code).to.equal(2);
      }
    }));
});
