import { join } from 'node:path';
import { whoOf } from '../report/people.js';
import { similarCsv } from '../report/similar/csv.js';
import { similarHtml } from '../report/similar/html.js';
import { type AlikePair, type Comparison, type Excerpt, SIMILAR_FILES } from '../report/similar/pair.js';
import type { Pair } from '../similar/pairs.js';
import type { Side } from '../similar/regions.js';
import { writeAtomically } from '../store/atomic.js';
import type { Compared, Similar } from './similar.js';
import type { Found } from './submissions.js';

/** Regions of a pair that are shown. */
const SHOWN = 12;
/** Lines around a region, and of one region at most. */
const [AROUND, LONGEST] = [2, 300];

/** Writes what came of a comparison into the output folder, and returns it as people see it. */
export async function writeSimilar(out: string, similar: Similar): Promise<Comparison> {
  const { assignment, handIns, pairs, left } = similar;
  const comparison: Comparison = {
    title: assignment.title,
    compared: handIns.length,
    before: handIns.filter(({ before }) => before).length,
    pairs: pairs.map((pair) => pairOf(pair, handIns)),
    left: left.map(({ found, why }) => ({ who: who(found), why })),
  };
  await writeAtomically(join(out, SIMILAR_FILES.html), await similarHtml(comparison));
  await writeAtomically(join(out, SIMILAR_FILES.csv), similarCsv(comparison));
  return comparison;
}

const who = ({ name, identity }: Found): string =>
  whoOf({ submission: name, ...(identity && { handedIn: identity }) });

function pairOf({ of, regions, shares }: Pair, handIns: readonly Compared[]): AlikePair {
  const both = [handIns[of[0]]!, handIns[of[1]]!] as const;
  const partyOf = (side: 0 | 1) => ({
    who: who(both[side].found),
    submission: both[side].found.name,
    before: both[side].before,
    lines: regions.reduce((all, { sides }) => all + sides[side].lines.length, 0),
    share: shares[side],
  });
  return {
    parties: [partyOf(0), partyOf(1)],
    regions: regions
      .slice(0, SHOWN)
      .map(({ sides }) => [excerptOf(both[0], sides[0]), excerptOf(both[1], sides[1])] as const),
    more: Math.max(0, regions.length - SHOWN),
  };
}

function excerptOf({ texts }: Compared, { file, lines }: Side): Excerpt {
  const all = texts.get(file)!.toString().split(/\r?\n/);
  const like = new Set(lines);
  // A bracket between two lines belongs to them.
  const joins = (text: string, line: number): boolean =>
    /^[^\p{L}\p{N}]*$/u.test(text) && like.has(line - 1) && like.has(line + 1);
  const from = Math.max(1, Math.min(...lines) - AROUND);
  const to = Math.min(all.length, Math.max(...lines) + AROUND, from + LONGEST - 1);
  return {
    ...{ file, from },
    lines: all
      .slice(from - 1, to)
      .map((text, i) => ({ text, like: like.has(from + i) || joins(text, from + i) })),
  };
}
