import { above, below, exact, nearest, total } from './score.js';

/** What a test is worth, and what it earned. */
export interface Counted {
  readonly problem: string;
  readonly score: number;
  readonly points: number;
}

/** A score and the points possible, in hundredths; `picks` gave them. */
interface Sum {
  readonly score: number;
  readonly points: number;
  readonly picks?: Picks;
}

/** What was picked for the last item, and for those before. */
interface Picks {
  readonly last: Sum;
  readonly before: Picks | undefined;
}

/**
 * Counts the tests of a hand-in together: the total is the exact sum, rounded once, and each test gets its part of it in whole
 * hundredths. So whoever adds up what a report shows, by problem or in all, gets what the report says, whatever the points are: ten
 * points as three thirds are shown as 3.33, 3.33 and 3.34.
 *
 * - Score and points of each test, of each problem and in all are the exact ones, rounded up or down; in all to the nearest.
 * - Who earned all of a test is shown all, who earned nothing nothing, nobody more than there is.
 * - Points that are whole hundredths, as nearly all are, stay as they are.
 *
 * Such a rounding always exists: tests within problems within a whole, scores within points, are a flow through a network.
 */
export function count<Test extends Counted>(
  tests: readonly Test[],
): { readonly score: number; readonly maxScore: number; readonly tests: Test[] } {
  const score = total(tests.map((test) => test.score));
  const maxScore = total(tests.map((test) => test.points));
  const problems = [...new Set(tests.map(({ problem }) => problem))].map((id) =>
    [...tests.keys()].filter((i) => tests[i]!.problem === id),
  );
  const whole = sumsOf(
    problems.map((own) => {
      const possible = roundings(sumOf(own.map((i) => tests[i]!)));
      const reachable = sumsOf(own.map((i) => roundings(exactOf(tests[i]!))));
      return possible.flatMap((sum) => reachable.get(keyOf(sum)) ?? []);
    }),
  ).get(keyOf({ score: Math.round(score * 100), points: Math.round(maxScore * 100) }))!;
  const counted = [...tests];
  const byProblem = listOf(whole.picks);
  for (const [p, own] of problems.entries()) {
    const parts = listOf(byProblem[p]!.picks);
    for (const [t, i] of own.entries()) {
      counted[i] = { ...tests[i]!, score: parts[t]!.score / 100, points: parts[t]!.points / 100 };
    }
  }
  return { score, maxScore, tests: counted };
}

/** Exact points of a test, or of several. */
interface Exact {
  readonly score: bigint;
  readonly points: bigint;
}

const exactOf = ({ score, points }: Counted): Exact => ({ score: exact(score), points: exact(points) });

const sumOf = (tests: readonly Counted[]): Exact =>
  tests.map(exactOf).reduce((a, b) => ({ score: a.score + b.score, points: a.points + b.points }), {
    score: 0n,
    points: 0n,
  });

/** How a score and its points may be shown, the nearest way first. */
function roundings({ score, points }: Exact): Sum[] {
  const ways = [nearest, below, above];
  const pairs = ways.flatMap((one) =>
    // Who earned all is shown all.
    (score === points ? [one] : ways).map((other) => ({ score: one(score), points: other(points) })),
  );
  const possible = pairs.filter((sum) => sum.score <= sum.points);
  return [...new Map(possible.map((sum) => [keyOf(sum), sum])).values()];
}

const keyOf = ({ score, points }: Sum): string => `${score} ${points}`;

/** Every sum that one pick for each item can have, with picks that have it. */
function sumsOf(items: readonly (readonly Sum[])[]): Map<string, Sum> {
  let sums = new Map<string, Sum>([['0 0', { score: 0, points: 0 }]]);
  for (const item of items) {
    const longer = new Map<string, Sum>();
    for (const { score, points, picks } of sums.values()) {
      for (const last of item) {
        const sum = {
          score: score + last.score,
          points: points + last.points,
          picks: { last, before: picks },
        };
        if (!longer.has(keyOf(sum))) longer.set(keyOf(sum), sum);
      }
    }
    sums = longer;
  }
  return sums;
}

function listOf(picks: Picks | undefined): Sum[] {
  const list: Sum[] = [];
  for (let at = picks; at; at = at.before) list.unshift(at.last);
  return list;
}
