import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { assignmentYaml, publicAssignment } from '../../src/pack/student/public-assignment.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';

const CASES = join(ROOT, 'test/fixtures/truth');
const GOOD = join(ROOT, 'submissions/examples/good/asterix');

/** A case's assignment with the answer key of this house. */
async function assignmentOf(name: string, folder: string): Promise<string> {
  const text = await readFile(join(CASES, name, 'assignment.yaml'), 'utf8');
  const path = join(folder, `${name}.yaml`);
  await writeFile(path, text.replace('KEY', join(ROOT, 'reference')));
  return path;
}

describe('points that are no whole hundredths', function () {
  this.timeout(120_000);

  it('three thirds are ten, two of them 6.67, wherever it is said', () =>
    inTemporaryFolder(async (folder) => {
      const assignment = await assignmentOf('thirds-of-three-problems', folder);
      const [handIns, out] = [join(folder, 'class'), join(folder, 'out')];
      for (const name of ['all', 'two']) await cp(GOOD, join(handIns, name), { recursive: true });
      await cp(join(CASES, 'thirds-of-three-problems/tv-loss.ts'), join(handIns, 'two/tv-loss.ts'));
      const { code, stdout, stderr } = await gradelens([
        'grade',
        handIns,
        '--assignment',
        assignment,
        '--out',
        out,
      ]);
      expect(code, stderr).to.equal(0);
      const text = (path: string) => readFile(join(out, path), 'utf8');
      const summary = JSON.parse(await text('summary.json'));
      const grades = (await text('grades.csv')).split('\n').map((line) => line.split(','));
      for (const [i, score] of [10, 6.67].entries()) {
        const name = ['all', 'two'][i]!;
        const results = JSON.parse(await text(`${name}/results.json`));
        expect(results.score, name).to.equal(score);
        const most = results.tests.reduce(
          (sum: number, test: { max_score: number }) => sum + test.max_score,
          0,
        );
        expect(most, name).to.be.closeTo(10, 1e-9);
        expect(await text(`${name}/feedback.html`)).to.include(`${score} of 10 points`);
        expect(summary.submissions[i]).to.include({ submission: name, score, maxScore: 10 });
        expect(grades[2 + i]!.slice(4, 6), name).to.deep.equal([String(score), '10']);
        expect(stdout + stderr).to.match(new RegExp(`${name} +${score} +(/|of)? *10`));
      }
    }));

  it('a third of a problem is checked by its author, and packed for students', () =>
    inTemporaryFolder(async (folder) => {
      const path = await assignmentOf('three-thirds', folder);
      const { code, stdout, stderr } = await gradelens([
        'check',
        GOOD,
        '--verbose',
        '--no-types',
        '--assignment',
        path,
      ]);
      expect(code, stderr).to.equal(0);
      expect(stdout)
        .to.include('6.67 of 6.67 public points')
        .and.match(/3\.33 \/ 3\.33[\s\S]*3\.34 \/ 3\.34/);
      // Two of three tests are public: what they are worth is their sum, not what is shown of it.
      expect(assignmentYaml(publicAssignment(await loadAssignment(path)))).to.include('points: 6.66666');
    }));
});
