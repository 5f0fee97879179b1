import type { FlatTensor } from '../tensor/flat.js';
import type { FinalScore, Override, QuestionScore } from '../words/score.js';

/** What became of one test. Only `pass` earns all points; `near-miss` earns the test's `partialCredit` share. */
export const VERDICTS = [
  'pass',
  'near-miss',
  'wrong',
  'error',
  'timeout',
  'out-of-memory',
  'blocked',
  'missing',
  'not-graded',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Gradescope's four names for who sees a test, and when. */
export const VISIBILITIES = ['visible', 'hidden', 'after_due_date', 'after_published'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Whether students see a test's inputs, what is expected, and what came of it. */
export const isPublic = ({ visibility }: { readonly visibility: Visibility }): boolean =>
  visibility === 'visible';

/** What hidden inputs derive from, as the staff may name it: nobody can draw them from this unless it is weak. */
export interface HiddenSource {
  /** The secret's fingerprint: 8 hexadecimal digits, equal for equal secrets. */
  readonly secret: string;
  /** The number that the secret is made from, where it is weak. */
  readonly weakSeed?: number;
}

/** A cause that would explain a mismatch, in words a student can act on. */
export interface Finding {
  readonly id: string;
  readonly message: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Of a known mistake: whether it fails each of the problem's tests that it was tried on, by their names. */
  readonly fails?: Readonly<Record<string, boolean>>;
  /** Ids of known mistakes that give the same numbers, which come of much else as well: nothing but zeros, say. */
  readonly alike?: readonly string[];
  /** Of a known mistake in what the problem is built on: the other problem. */
  readonly origin?: string;
}

/** One graded test of one submission. */
export interface TestResult {
  /** `1.2`: second test of the first problem. */
  readonly number: string;
  readonly problem: string;
  /** The problem's title. */
  readonly title: string;
  /** The test's own name. */
  readonly name: string;
  /** Of a whole result, its part of the total in whole hundredths (`rubric/count.ts`). */
  readonly score: number;
  readonly points: number;
  readonly verdict: Verdict;
  readonly visibility: Visibility;
  /** For the student: the most telling sentence first. */
  readonly message: string;
  /** What was measured, by name; empty when nothing could be. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  /** The output to show as pictures beside the answer key's; absent for scalars and failed calls. */
  readonly pictures?: { readonly actual: FlatTensor; readonly expected: FlatTensor };
}

/** A question of the writeup, graded by hand: what the hand-in holds for it. */
export interface QuestionResult {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  /** Words of the answer; `null` when there is none. */
  readonly words: number | null;
  /** Recommended most words. */
  readonly limit: number;
  /** The letter of a choice question. */
  readonly choice?: string;
}

/** Somebody whose hand-in it is, as the intake found them; an empty text is not known. */
export interface Person {
  readonly name: string;
  readonly email: string;
  /** Text: ids begin with zeros. */
  readonly id: string;
  readonly section: string;
}

/** Who handed in, and when: for the staff. */
export interface HandedIn {
  /** Several of a group. */
  readonly students: readonly Person[];
  /** ISO 8601; `null` where nothing tells. */
  readonly submitted: string | null;
  readonly late: 'yes' | 'no' | 'unknown';
  /** `H:MM:SS`; empty where nothing is late, or the second is not known. */
  readonly lateness: string;
}

/** One graded submission: what every report is written from. */
export interface SubmissionResult {
  readonly submission: string;
  /** Where a class was collected. */
  readonly handedIn?: HandedIn;
  readonly assignment: string;
  /** Public inputs derive from it. */
  readonly seed: number;
  /** What hidden inputs derive from, for the staff alone: the same grades the same way again. `null` without hidden tests. */
  readonly hidden: HiddenSource | null;
  readonly backend: string;
  readonly network: string;
  readonly score: number;
  readonly maxScore: number;
  readonly tests: readonly TestResult[];
  /** Only the public tests were run: by a student, before handing in. */
  readonly publicOnly?: true;
  readonly questions: readonly QuestionResult[];
  /** What the questions earned, in the assignment's order; absent where nobody can have graded them yet. */
  readonly questionScores?: readonly QuestionScore[];
  /** Scores set by hand. */
  readonly overrides?: readonly Override[];
  /** Where a class was graded. */
  readonly final?: FinalScore;
  /** For the TA and the student: answers.md without front matter, unknown files, ... */
  readonly notes: readonly string[];
  /** Wall-clock seconds of grading; for the staff, since a hidden test can tell its inputs by how long it takes. */
  readonly seconds: number;
  /** Those of the visible tests, which end before any hidden input is sent. */
  readonly visibleSeconds: number;
  /** What the submission printed, capped; for the TA. */
  readonly log: string;
}
