import { type Alignment, normalised } from './align.js';
import type { ExpectedPage } from './expected.js';
import { about, type Finding, named } from './finding.js';
import type { FoundPage } from './found.js';

/** Pages that are missing, at another place, there twice, or nobody's. */
export function orderFindings(
  expected: readonly ExpectedPage[],
  found: readonly FoundPage[],
  alignment: Alignment,
): Finding[] {
  return [
    ...missing(expected, alignment),
    ...misplaced(found, alignment),
    ...copies(found, alignment),
    ...extra(found, alignment),
  ];
}

function missing(expected: readonly ExpectedPage[], { places, pictured }: Alignment): Finding[] {
  const there = new Set([...places.keys(), ...pictured.values()]);
  return expected
    .filter((page) => !there.has(page))
    .map((page) => ({
      kind: 'missing',
      expectedPage: page.page,
      ...(page.id !== undefined && { id: page.id }),
      message: `Page ${page.page}, ${named(page)}, is missing: no page has its title.`,
    }));
}

/**
 * Pages at another place. Where pages are missing or too many, all after them are shifted, which is said once: then only those
 * out of the sequence count.
 */
function misplaced(found: readonly FoundPage[], { places, pictured, appendix }: Alignment): Finding[] {
  const all = [...places, ...[...pictured].map(([at, page]) => [page, at] as const)];
  const placed = all.sort(([a], [b]) => a.page - b.page);
  const more = found.length - placed.length - appendix.size;
  const whole = more === 0 && placed.every(([page], i) => page.page === i + 1);
  const inSequence = new Set(whole ? [] : longestRise(placed.map(([, at]) => at)));
  const moved = placed.filter(([page, at], i) => (whole ? at + 1 !== page.page : !inSequence.has(i)));
  const findings = moved.map(
    ([page, at]): Finding => ({
      ...about(page, at, 'order', ''),
      message: `${named(page)} is on page ${at + 1}; it belongs on page ${page.page}.`,
    }),
  );
  const shifted = placed.find(([page, at], i) => inSequence.has(i) && at + 1 !== page.page);
  if (!shifted) return findings;
  const [page, at] = shifted;
  const message = `From ${named(page)} on the pages are shifted: it is on page ${at + 1}, and belongs on page ${page.page}.`;
  return [...findings, { kind: 'order', page: at + 1, expectedPage: page.page, message }];
}

const copies = (found: readonly FoundPage[], { places, copies: twice }: Alignment): Finding[] =>
  [...twice].map(([at, page]) => {
    const first = places.get(page)!;
    const same = normalised(found[at]!.text) === normalised(found[first]!.text);
    const what = same
      ? `is there twice: it is a copy of page ${first + 1}. Remove one of the two.`
      : `is there twice: page ${first + 1} shows it too, with other words. Keep one of the two.`;
    return about(page, at, 'copy', what);
  });

const extra = (found: readonly FoundPage[], { extra: more }: Alignment): Finding[] =>
  more.map((at) => {
    const { text, pictures, covered } = found[at]!;
    const page = at + 1;
    if (text === '') {
      const what = pictures > 0 || covered ? 'has no text, only a picture' : 'is empty';
      const message = `Page ${page} ${what}: it is none of the assignment's pages, and shifts what follows. Remove it.`;
      return { kind: 'blank', page, message };
    }
    const message = `Page ${page} has no title of the assignment: it is nobody's answer, and shifts what follows.`;
    return { kind: 'extra', page, message };
  });

/** Positions of a longest rising subsequence. */
function longestRise(values: readonly number[]): number[] {
  const length = values.map(() => 1);
  const before = values.map(() => -1);
  for (const [i, value] of values.entries()) {
    for (let j = 0; j < i; j++) {
      if (values[j]! < value && length[j]! + 1 > length[i]!) [length[i], before[i]] = [length[j]! + 1, j];
    }
  }
  const rise: number[] = [];
  for (let at = length.indexOf(Math.max(0, ...length)); at >= 0; at = before[at]!) rise.push(at);
  return rise;
}
