/**
 * Keeps what an audit measured of the bounds of an assignment of this repository in test/fixtures/margins, where a test sees that each
 * is defended without an audit of minutes:
 *
 *   gradelens audit --assignment rubric/demo.yaml --json > demo.json; npm run margins -- demo demo.json
 *
 * Lines of problems that the audit left out (`--only`) stay.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AuditedCheck } from '../src/catalogue/audit.js';

interface Audited {
  readonly checks: readonly AuditedCheck[];
  readonly mistakes: readonly { readonly id: string; readonly factor: number | null }[];
}

const [id, audited] = process.argv.slice(2);
if (id === undefined || audited === undefined)
  throw new Error('Expected the assignment and what `gradelens audit --json` printed: demo demo.json');
const { checks, mistakes }: Audited = JSON.parse(await readFile(audited, 'utf8'));
const folder = new URL('../test/fixtures/margins/', import.meta.url);
await mkdir(folder, { recursive: true });
const file = new URL(`${id}.json`, folder);
const before: AuditedCheck[] = JSON.parse(await readFile(file, 'utf8').catch(() => '[]'));
const others = before.filter((each) => !checks.some(({ problem }) => problem === each.problem));
const lines = [...others, ...checks.map(told)].map((check) => JSON.stringify(check));
await writeFile(file, `[\n${lines.join(',\n')}\n]\n`);
console.log(`${checks.length} bounds measured, ${others.length} as before.`);

/** Without the mistakes that an error or a shape tells, whatever a bound is. */
function told({ problem, check, bound, noise, stated, wrong }: AuditedCheck): AuditedCheck {
  const numbers = wrong
    .filter(({ id }) => mistakes.some((each) => each.id === id && each.factor !== null))
    .map((each) => ({ ...each, error: Number(each.error.toPrecision(5)) }));
  return { problem, check, bound, noise, stated, wrong: numbers };
}
