import { diagnose } from '../../src/diagnose/index.js';
import { seeded } from '../../src/model/random.js';
import { made } from './made/index.js';
import { callOf } from './made/random.js';

/** Examples, rows and columns: from too few numbers to tell anything to enough for everything. */
const SIZES = [
  [1, 1, 2],
  [1, 2, 2],
  [2, 2, 2],
  [1, 3, 3],
  [2, 4, 5],
  [3, 9, 12],
] as const;

/** What is said of every made mistake on answers of growing size: how sure, and of the largest the first sentence. */
export function said(): Record<string, Record<string, string>> {
  const all: Record<string, Record<string, string>> = {};
  for (const [i, [id, mistake]] of made.entries()) {
    for (const kind of mistake.on) {
      const rows: Record<string, string> = {};
      for (const [n, h, w] of SIZES) {
        const call = callOf(kind, { n, h, w, seed: 1 });
        const actual = mistake.make(call, seeded('said'));
        if (!actual) continue;
        const found = diagnose({
          ...call,
          checks: call.checks.map((check) => ({ ...check, tolerance: 1e-5 })),
          actual,
        });
        rows[[n, h, w].join(' x ')] = found
          .map((each) => `${each.id} ${each.confidence.toFixed(2)}`)
          .join(', ');
        if (n === 3 && found[0]) rows.says = found[0].message;
      }
      all[`${id}, way ${i}, on ${kind}`] = rows;
    }
  }
  return all;
}
