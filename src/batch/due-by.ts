import type { CollectOptions } from '../intake/collect.js';
import { Grants } from '../policy/grants.js';
import type { Policies } from '../rubric/policies.js';
import { grantTables } from './finals.js';

/**
 * When hand-ins are due by an assignment that has a deadline, each student's extension and the grace included.
 *
 * @throws {GradelensError} as `grantTables` and `Grants` do
 */
export async function dueBy(
  policies: Policies,
  assignmentFile: string,
): Promise<NonNullable<CollectOptions['due']>> {
  const { extensions } = await grantTables(policies, assignmentFile);
  const [deadline, grace] = [Date.parse(policies.deadline!), policies.grace * 60_000];
  return (everybody) => {
    const grants = new Grants(policies, everybody, { extensions, used: [] });
    return (students) =>
      (grants.of({ students, submitted: null, late: 'unknown', lateness: '' }).due ?? deadline) + grace;
  };
}
