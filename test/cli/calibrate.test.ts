import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';

interface Edited {
  reference: string;
  problems: { id: string; points: number; tests: { name: string; checks: Record<string, unknown>[] }[] }[];
  [field: string]: unknown;
}

/** The demo with two of its problems, in a file of its own. */
async function assignment(folder: string, change: (edited: Edited) => void): Promise<string> {
  const edited = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8')) as Edited;
  edited.reference = join(ROOT, 'reference');
  edited.problems = edited.problems.filter(({ id }) => ['gram-matrix', 'guided-relu'].includes(id));
  for (const field of ['deck', 'questions', 'points']) delete edited[field];
  change(edited);
  const path = join(folder, 'assignment.yaml');
  await writeFile(path, stringify(edited));
  return path;
}

const calibrate = (path: string, ...more: string[]) =>
  gradelens(['calibrate', '--assignment', path, '--backends', 'cpu', ...more]);

describe('gradelens calibrate', function () {
  this.timeout(120_000);

  it('measures the noise between engines beside each tolerance', () =>
    inTemporaryFolder(async (folder) => {
      const path = await assignment(folder, () => {});
      const { code, stdout, stderr } = await calibrate(path, '--seeds', '1', '--json');
      expect(stderr).to.equal('');
      expect(code).to.equal(0);
      const { base, backends, noise } = JSON.parse(stdout);
      expect([base, backends]).to.deep.equal(['wasm', ['cpu']]);
      const gram = noise.find(({ problem }: { problem: string }) => problem === 'gram-matrix');
      expect(gram).to.include({ check: 'relative-l2', bound: 0.0005, backend: 'cpu' });
      // Sums in another order: some rounding, far from the tolerance.
      expect(gram.value).to.be.within(1e-9, 1e-5);
      expect(gram.margin).to.be.closeTo(0.0005 / gram.value, 1);
    }));

  it('names a tolerance that is too narrow for the noise: 1', () =>
    inTemporaryFolder(async (folder) => {
      const path = await assignment(folder, ({ problems }) => {
        for (const { tests } of problems)
          for (const { checks } of tests)
            for (const check of checks) if (check.kind === 'relative-l2') check.tolerance = 3e-7;
      });
      const { code, stdout } = await calibrate(path, '--seeds', '1');
      expect(code).to.equal(1);
      expect(stdout).to.match(/^gram-matrix +relative-l2 +3e-7 .* under 5 x: cpu, seed \d+/m);
      expect(stdout).to.match(/tolerances are under 5 times the noise/);
    }));

  it('names an engine that it does not know', async () => {
    const { code, stderr } = await gradelens(['calibrate', '--backends', 'cuda']);
    expect(code).to.equal(2);
    expect(stderr).to.match(/cuda.*Allowed choices are tensorflow, webgpu, cpu/s);
  });
});
