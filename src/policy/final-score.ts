import { NO_POLICIES, type Policies } from '../rubric/policies.js';
import { total } from '../rubric/score.js';
import type { FinalScore, Override } from '../words/score.js';
import { type Counted, count } from './counted.js';
import { type Asked, type Graded, type Item, itemsOf, lastOf, within } from './items.js';
import { extendedBy, type Granted, judge } from './lateness.js';
import { points } from './points.js';

/** What an assignment says of its points. */
export interface Rules {
  readonly policies?: Policies | undefined;
  readonly questions: readonly Asked[];
}

/** Things that a line names. */
const NAMED = 3;

/**
 * The final score of a hand-in: overrides of problems and questions, then the lowest are left out, extra credit is added up to its
 * cap, lateness is taken off, and what was set by hand holds instead.
 *
 * - Never below 0, never above the cap. `null` while something is not graded, or what lateness costs is not known.
 * - `granted`: the extension and late days of its people.
 */
export function finalScore(
  result: Graded,
  { policies = NO_POLICIES, questions }: Rules,
  granted: Granted = {},
): FinalScore {
  const items = itemsOf(result, questions);
  const extended = extendedBy(result.handedIn, policies, granted);
  const counted = count(items, policies);
  const { raw, cap } = counted;
  const { penalty, lateDays, words, open } = judge(raw, result.handedIn, policies, granted);
  const missing = items.filter(({ score }) => score === null);
  const whole = lastOf(result.overrides ?? [], (of) => of === 'final');
  const set = whole === undefined ? undefined : within(whole.score, cap);
  const left = total([raw]) === 0 ? 0 : Math.max(0, Math.round(raw * 100) - Math.round(penalty * 100)) / 100;
  const final = set !== undefined ? set : missing.length > 0 || open !== undefined ? null : left;
  const parts = [
    ...items.flatMap((item) =>
      item.override ? [`${item.title} set to ${setWords(item.override, item.score)}`] : [],
    ),
    ...(words === undefined ? [] : [words]),
  ];
  const end =
    set !== undefined
      ? [`set to ${setWords(whole!, set)}`]
      : final === null
        ? [
            `no final score yet (${[...notGraded(missing), ...(open === undefined ? [] : [open])].join('; ')})`,
          ]
        : parts.length > 0
          ? [points(final)]
          : [];
  return {
    ...{ tests: counted.earned.problem, questions: counted.earned.question, raw, penalty },
    ...(policies.lateDays && { lateDays }),
    ...(extended !== undefined && { extended }),
    ...{ final, most: counted.most },
    line: [
      sumWords(
        counted,
        missing,
        items.some(({ kind }) => kind === 'question'),
      ),
      ...parts,
      ...end,
    ].join('; '),
  };
}

function setWords({ score, reason }: Override, holds: number | null): string {
  // The line goes on after it.
  const why = reason.replace(/\.$/, '');
  if (holds === null) return `what is no number: ${why}`;
  return holds === score
    ? `${points(score)} by hand: ${why}`
    : `${score} by hand, of which ${points(holds)} count: ${why}`;
}

function notGraded(missing: readonly Item[]): string[] {
  if (missing.length === 0) return [];
  const more = missing.length - NAMED;
  const names = missing.slice(0, more === 1 ? NAMED + 1 : NAMED).map(({ title }) => title);
  return [`not graded: ${names.join(', ')}${more > 1 ? ` and ${more} more` : ''}`];
}

/** `41 of 50 by tests + 30 of 35 by answers = 71`. */
function sumWords(
  { needed, extra, dropped, raw }: Counted,
  missing: readonly Item[],
  asked: boolean,
): string {
  const of = (kind: Item['kind'], by: string): string => {
    const { score, points: possible } = needed[kind];
    const open = missing.some((item) => item.kind === kind) ? ' so far' : '';
    return `${points(score)} of ${points(possible)} by ${by}${open}`;
  };
  const parts = [of('problem', 'tests'), ...(asked ? [of('question', 'answers')] : [])];
  if (extra.earned > 0) {
    const cut = extra.counts < extra.earned ? ` (of ${points(extra.earned)})` : '';
    parts.push(`${points(extra.counts)} extra credit${cut}`);
  }
  const sum = total([needed.problem.score, needed.question.score, extra.counts]);
  const without =
    dropped.length > 0 ? `, without the lowest (${dropped.map(({ title }) => title).join(', ')})` : '';
  const equals = parts.length > 1 || raw < sum ? ` = ${points(sum)}` : '';
  return `${parts.join(' + ')}${without}${equals}${raw < sum ? `, of which ${points(raw)} count` : ''}`;
}
