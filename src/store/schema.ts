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

export interface Tables {
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
export type ScoreChange = Selectable<ScoreChangeTable>;
