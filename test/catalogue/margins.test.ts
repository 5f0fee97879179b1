import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Audit, type AuditedCheck, checkName } from '../../src/catalogue/audit.js';
import { faultsOf } from '../../src/catalogue/verdict.js';
import { boundOf } from '../../src/compare/margin.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';
import { widened } from './widened.js';

/** What `gradelens audit` measured last. */
for (const id of ['demo', 'a3']) {
  describe(`the bounds of ${id}.yaml`, () => {
    let checks: AuditedCheck[];
    let found: Audit;
    before(async () => {
      checks = JSON.parse(await readFile(join(ROOT, `test/fixtures/margins/${id}.json`), 'utf8'));
      found = { whole: true, checks, mistakes: [], failed: [], thin: [], equivalents: 0 };
    });

    it('are those that were measured', async () => {
      const measured = new Set(checks.map(named));
      const assignment = await loadAssignment(join(ROOT, `rubric/${id}.yaml`));
      const bounds = assignment.problems.flatMap(({ id: problem, tests }) =>
        tests
          .flatMap((test) => test.checks)
          .flatMap((check) => {
            const bound = boundOf(check);
            const row = { problem, check: checkName(check), stated: check.noise };
            return bound === undefined ? [] : named({ ...row, bound });
          }),
      );
      const others = bounds.filter((bound) => !measured.has(bound));
      expect(others, `not measured: see scripts/margins.ts`).to.deep.equal([]);
    });

    it('are defended on both sides', () => expect(faultsOf(found)).to.deep.equal([]));

    it('are each found where they are ten times as wide', () => {
      for (const row of checks) {
        const faults = faultsOf(widened(found, row, 10));
        // What it no longer tells may be told best by another one, whose room that changes.
        const own = faults.filter((fault) => fault.includes(` the bound ${10 * row.bound} of ${row.check} `));
        expect(own, named(row)).to.have.length(1);
        expect(own[0]).to.match(/ is wider than anything defends: /);
      }
    });
  });
}

const named = ({
  problem,
  check,
  bound,
  stated,
}: Pick<AuditedCheck, 'problem' | 'check' | 'bound' | 'stated'>) =>
  `${problem}: ${check} ${Number(bound.toPrecision(6))}${stated === undefined ? '' : `, noise ${stated}`}`;
