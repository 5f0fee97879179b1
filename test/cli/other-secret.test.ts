import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { otherSecret } from '../../src/cli/other-secret.js';
import { notGraded } from '../../src/grade/not-graded.js';
import type { HiddenSource } from '../../src/grade/result.js';
import summaryJson from '../../src/report/class/summary-json.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { inTemporaryFolder, ROOT } from '../process.js';

describe('an output folder of another secret', () => {
  const at = async (before: HiddenSource | null, now: HiddenSource | null, id = 'demo') =>
    inTemporaryFolder(async (out) => {
      const demo = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
      const graded = notGraded(
        'ada',
        { assignment: demo, seed: 1, hidden: before, backend: 'wasm', tests: [] },
        'no',
      );
      await writeFile(join(out, 'summary.json'), summaryJson.render([graded]));
      return otherSecret(out, { assignment: { ...demo, id }, hidden: now });
    });
  const [one, two] = [{ secret: '0a1b2c3d' }, { secret: '4e5f6a7b' }];

  it('is said, with both fingerprints and what to do', async () => {
    expect(await at(one, two)).to.match(
      /secret 0a1b2c3d, .* 4e5f6a7b: .* backup; else grade all hand-ins again/,
    );
  });

  it('the same secret, none, or another assignment is no news', async () => {
    for (const said of [
      await at(one, one),
      await at(null, one),
      await at(one, null),
      await at(one, two, 'a3'),
    ]) {
      expect(said).to.equal(undefined);
    }
  });

  it('neither is a folder without a summary, or with one that cannot be read', () =>
    inTemporaryFolder(async (out) => {
      const grader = { assignment: await loadAssignment(join(ROOT, 'rubric/demo.yaml')), hidden: one };
      expect(await otherSecret(out, grader)).to.equal(undefined);
      for (const text of ['', 'null', '[]', '{"hidden":7}', '{"assignment":"demo","hidden":{"secret"']) {
        await writeFile(join(out, 'summary.json'), text);
        expect(await otherSecret(out, grader)).to.equal(undefined);
      }
    }));
});
