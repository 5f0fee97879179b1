import { points as worth } from '../report/text.js';
import { total } from '../rubric/score.js';

/** What an answer can earn or lose points for. */
export interface Item {
  readonly id: string;
  readonly title: string;
  /** Below 0: takes points away. */
  readonly points: number;
  /** Of the items of one group an answer has one at most. */
  readonly group?: string;
}

/** How a question is marked. */
export interface Scheme {
  /** The most that it is worth. */
  readonly points: number;
  /** Items add to 0, or take from all points. */
  readonly scoring: 'positive' | 'negative';
  /** The choice that is right, of a question that grades itself. */
  readonly answer?: string;
  readonly items: readonly Item[];
}

/** What somebody decided about an answer. */
export interface Mark {
  readonly items: readonly string[];
  readonly comment: string;
  /** Hash of the answer that was read; null where there was none. */
  readonly answer: string | null;
}

/** What a hand-in answers. */
export interface Given {
  /** Hash of the answer's text; null without one. */
  readonly answer: string | null;
  readonly choice?: string;
}

/** What an answer earned, and why, a line each; a score of null: nobody has decided yet, or what was decided no longer fits. */
export interface Marked {
  readonly score: number | null;
  readonly remarks: readonly string[];
}

const OPEN: Marked = { score: null, remarks: [] };

/**
 * What an answer earns: 0 (or all points) and its items, never below 0 nor above the points that there are.
 *
 * A mark no longer fits where the answer is another one than was read, or an item of it is gone or excludes another: somebody
 * has to look again. Without a mark a question with its right choice grades itself, if a choice is named.
 */
export function markedAs(scheme: Scheme, given: Given, mark: Mark | undefined): Marked {
  if (mark === undefined) return byChoice(scheme, given);
  if (mark.answer !== given.answer) return OPEN;
  const had = itemsOf(scheme, mark.items);
  if (had === undefined) return OPEN;
  return {
    score: scoreOf(scheme, had, given.answer !== null),
    remarks: remarksOf(scheme, had, mark.comment),
  };
}

function byChoice({ answer, points }: Scheme, { choice }: Given): Marked {
  if (answer === undefined || choice === undefined) return OPEN;
  const right = choice === answer;
  return {
    score: right ? points : 0,
    remarks: [`Choice ${choice}: ${right ? 'right' : 'not the right one'}.`],
  };
}

/** The items of these ids, in the scheme's order; undefined where one is not there, or two exclude one another. */
export function itemsOf({ items }: Scheme, ids: readonly string[]): readonly Item[] | undefined {
  const had = items.filter(({ id }) => ids.includes(id));
  const groups = had.flatMap(({ group }) => group ?? []);
  const fits = had.length === new Set(ids).size && new Set(groups).size === groups.length;
  return fits ? had : undefined;
}

/** Points of an answer. What is not answered has no points to lose: without an item it earns 0 whatever it begins with. */
export function scoreOf({ points, scoring }: Scheme, had: readonly Item[], answered: boolean): number {
  if (!answered && had.length === 0) return 0;
  const most = scoring === 'negative' ? points : 0;
  // Exact sums are of what is not below 0.
  const [up, down] = [1, -1].map((sign) => total(had.map((item) => sign * item.points)));
  return total([Math.min(points, Math.max(0, most + up! - down!))]);
}

function remarksOf({ scoring }: Scheme, had: readonly Item[], comment: string): string[] {
  const lines = had.map((item) => `${signed(item.points)} ${item.title}`);
  if (lines.length === 0 && scoring === 'negative') lines.push('Nothing to take points away for.');
  return comment === '' ? lines : [...lines, comment];
}

/** `+2`, `-1.5`, `+0`. */
export const signed = (value: number): string => (value < 0 ? `-${worth(-value)}` : `+${worth(value)}`);
