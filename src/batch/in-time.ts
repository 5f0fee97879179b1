import type { CollectOptions } from '../intake/collect.js';
import { Grants } from '../policy/grants.js';
import type { Policies } from '../rubric/policies.js';
import { grantTables } from './finals.js';

/**
 * Where an assignment lets the last attempt in time count: when each is due, extensions and grace included. Undefined where the last
 * of all counts.
 *
 * @throws {GradelensError} as `grantTables` and `Grants` do
 */
export async function inTimeBy(
  policies: Policies,
  assignmentFile: string,
): Promise<CollectOptions['inTime']> {
  if (policies.attempt !== 'in-time') return undefined;
  const { extensions } = await grantTables(policies, assignmentFile);
  const [deadline, grace] = [Date.parse(policies.deadline!), policies.grace * 60_000];
  return (everybody) => {
    const grants = new Grants(policies, everybody, { extensions, used: [] });
    return (students) =>
      (grants.of({ students, submitted: null, late: 'unknown', lateness: '' }).due ?? deadline) + grace;
  };
}
