import type { Generated, Selectable } from 'kysely';
import type { Verdict, Visibility } from '../grade/result.js';

/** Text that holds JSON. */
type Json = string;
/** Time of day for people, ISO 8601 in UTC. Nothing is decided by it: clocks jump. */
type When = string;

/** A grader at work on this store, or one that was. */
interface RunTable {
  id: Generated<number>;
  assignment: string;
  /** Its file, as it was given. */
  assignment_file: string;
  /** What a result says of how it was graded: seed, secret's fingerprint, engine, network. */
  grader: Json;
  /** Of a collected class: what of it is no hand-in, a line each. */
  absent: Json;
  /** What `status` compares without opening the grader. */
  marks: Json;
  who: string;
  command: string;
  host: string;
  pid: number;
  started: When;
  ended: When | null;
  /** Counts up while it lives. */
  beat: number;
}

/** A hand-in of the class. */
interface HandInTable {
  /** Of its folder below the output folder. */
  name: string;
  /** Where it lay when it was last graded. */
  source: string;
  /** Whose it is: a list of students, as the intake found them. */
  identity: Json | null;
  /** Of its files' names, sizes and times; null where not all was looked at, or it changed meanwhile. */
  mark: string | null;
  /** What its processes load besides its code. */
  runtime: string | null;
  /** Fingerprint of each compiled file, null for one that does not compile. */
  code: Json;
  questions: Json;
  /** What the questions were when its answers were read. */
  questions_key: string | null;
  notes: Json;
  slides_notes: Json;
  /** What its slides were made from; null without slides. */
  slides_key: string | null;
  /** What its reports were written from; null where they are not up to date. */
  reports_key: string | null;
  /** The run that was last done with it, and what that run graded by; null until one was. */
  run: number | null;
  settled_key: string | null;
  /** Counts the hand-ins that runs were done with, in their order. */
  settled: number | null;
}

/** The last result of a test of a hand-in. */
interface TestResultTable {
  hand_in: string;
  problem: string;
  test: string;
  /** Its place among the assignment's tests, from 0. */
  place: number;
  number: string;
  title: string;
  visibility: Visibility;
  points: number;
  score: number;
  verdict: Verdict;
  /** Message, metrics and findings. */
  detail: Json;
  /** By the clock. */
  seconds: number;
  /** Of the hand-in's time budget. */
  used: number;
  log: string;
  /** Hash of the kept outputs. */
  outputs: string | null;
  /** See keys.ts; null: to be called again. */
  outputs_key: string | null;
  /** Null where nothing was compared, since no outputs came. */
  comparison_key: string | null;
  score_key: string | null;
  run: number | null;
  at: When | null;
}

/** Kept outputs, each once. */
interface OutputTable {
  hash: string;
  bytes: number;
}

/** Which run is at work on a hand-in; the empty name stands for the reports on the class. */
interface ClaimTable {
  hand_in: string;
  run: number;
}

/** A score or verdict that became another. */
interface ScoreChangeTable {
  id: Generated<number>;
  hand_in: string;
  problem: string;
  test: string;
  number: string;
  from_score: number;
  from_points: number;
  from_verdict: Verdict;
  to_score: number;
  to_points: number;
  to_verdict: Verdict;
  why: string;
  run: number;
  at: When;
}

/** A question of the assignment, as it was when a run or a marker last read its file. */
interface QuestionTable {
  id: string;
  place: number;
  /** All but id, place and rubric items. */
  detail: Json;
}

/** What an answer can earn or lose points for. */
interface RubricItemTable {
  question: string;
  id: string;
  place: number;
  title: string;
  /** Below 0: takes points away. */
  points: number;
  /** Of the items that share this name an answer has one at most. */
  exclusive: string | null;
  /** `file`: of the assignment file, and changed there alone. `marking`: added by who marks. */
  origin: 'file' | 'marking';
}

/** What a hand-in answers to a question; no row where it answers nothing. */
interface AnswerTable {
  hand_in: string;
  question: string;
  text: string;
  /** Tells whether a mark is of this text. */
  hash: string;
}

/** What somebody decided about an answer. Its points are computed from the items as they are when somebody asks. */
interface MarkTable {
  hand_in: string;
  question: string;
  /** Counts its changes, so that of two who change it at once the second is told. */
  version: number;
  /** Ids of rubric items. */
  items: Json;
  comment: string;
  /** Hash of the answer that was read; null where there was none. */
  answer: string | null;
  by: string;
  at: When;
}

/** A comment that is kept to be used again. */
interface ReplyTable {
  id: Generated<number>;
  question: string;
  text: string;
}

/** A score set by hand: the last one of each thing. */
interface OverrideTable {
  hand_in: string;
  kind: 'final' | 'problem' | 'question';
  /** Of the problem or question; empty for `final`. */
  name: string;
  score: number;
  reason: string;
  by: string;
  at: When;
}

/** What was done by hand, in its order: nothing of it is ever changed. */
interface DeedTable {
  id: Generated<number>;
  kind: 'mark' | 'item' | 'override' | 'regrade';
  hand_in: string | null;
  question: string | null;
  detail: Json;
  by: string;
  at: When;
}

export interface Tables {
  question: QuestionTable;
  rubric_item: RubricItemTable;
  answer: AnswerTable;
  mark: MarkTable;
  reply: ReplyTable;
  override: OverrideTable;
  deed: DeedTable;
  run: RunTable;
  hand_in: HandInTable;
  test_result: TestResultTable;
  output: OutputTable;
  claim: ClaimTable;
  score_change: ScoreChangeTable;
}

export type RunRow = Selectable<RunTable>;
export type HandInRow = Selectable<HandInTable>;
export type TestRow = Selectable<TestResultTable>;
export type ItemRow = Selectable<RubricItemTable>;
export type MarkRow = Selectable<MarkTable>;
export type DeedRow = Selectable<DeedTable>;
export type ScoreChange = Selectable<ScoreChangeTable>;
