import type { SubmissionResult } from '../grade/result.js';
import type { Question } from '../rubric/schema.js';
import { total } from '../rubric/score.js';
import type { Override } from '../words/score.js';

/** A problem or a question: what its points are. */
export interface Item {
  readonly kind: 'problem' | 'question';
  readonly id: string;
  readonly title: string;
  /** The most that it is worth. */
  readonly points: number;
  /** Null while it is not graded. */
  readonly score: number | null;
  /** What set its score by hand. */
  readonly override?: Override;
}

/** What of a result the final score is made of. */
export type Graded = Pick<SubmissionResult, 'tests' | 'questionScores' | 'overrides' | 'handedIn'>;

/** What an assignment asks to be answered in words. */
export type Asked = Pick<Question, 'id' | 'title' | 'points'>;

/** Every problem, then every question, with the last override of each. */
export function itemsOf(
  { tests, questionScores = [], overrides = [] }: Graded,
  questions: readonly Asked[],
): Item[] {
  const problems = [...new Set(tests.map(({ problem }) => problem))].map((id): Item => {
    const own = tests.filter(({ problem }) => problem === id);
    const points = total(own.map((test) => test.points));
    const graded = own.every(({ verdict, score }) => verdict !== 'not-graded' && Number.isFinite(score));
    const score = graded ? within(total(own.map((test) => test.score)), points) : null;
    return { kind: 'problem', id, title: own[0]!.title, points, score };
  });
  const answers = questions.map(({ id, title, points }): Item => {
    const score = questionScores.find(({ question }) => question === id)?.score ?? null;
    return { kind: 'question', id, title, points, score: score === null ? null : within(score, points) };
  });
  return [...problems, ...answers].map((item) => {
    const override = lastOf(overrides, (of) => of !== 'final' && idIn(of, item.kind) === item.id);
    return override ? { ...item, override, score: within(override.score, item.points) } : item;
  });
}

/** The points by tests, with what was set by hand: of what is not graded, those earned so far. */
export function testsScore(result: Graded & Pick<SubmissionResult, 'score'>): number {
  if (!result.overrides?.length) return result.score;
  return total(
    itemsOf(result, []).map(
      ({ id, score }) =>
        score ?? total(result.tests.filter(({ problem }) => problem === id).map((test) => test.score)),
    ),
  );
}

const idIn = (of: Exclude<Override['of'], 'final'>, kind: Item['kind']): string | undefined =>
  kind in of ? (of as Record<string, string>)[kind] : undefined;

/** The override that holds: the last of its kind. */
export const lastOf = (
  overrides: readonly Override[],
  meant: (of: Override['of']) => boolean,
): Override | undefined =>
  overrides
    .filter(({ of }) => meant(of))
    .reduce<Override | undefined>(
      (last, each) => (last && Date.parse(last.at) > Date.parse(each.at) ? last : each),
      undefined,
    );

/** Points within 0 and the most, in hundredths; what is no number is none. */
export const within = (score: number, most: number): number | null =>
  Number.isFinite(score) ? total([Math.min(Math.max(0, score), most)]) : null;
