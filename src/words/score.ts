/** A question of answers.md: graded by hand, or by its right choice. */
export interface QuestionScore {
  readonly question: string;
  readonly title: string;
  /** The most that it is worth. */
  readonly points: number;
  /** From 0 to `points`; null until somebody has graded it. */
  readonly score: number | null;
  /** What its student may read of it, a line each: rubric items with their points, then the comment. */
  readonly remarks: readonly string[];
}

/** A score that somebody set by hand; it holds in every later run. */
export interface Override {
  /** The whole (`final`), a problem (its points by tests), or a question, by its id. */
  readonly of: 'final' | { readonly problem: string } | { readonly question: string };
  readonly score: number;
  /** Its student may read it. */
  readonly reason: string;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** A hand-in of whom an extension was given to. */
export interface Extended {
  /** Hours after the extended time; 0 in time. */
  readonly hours: number;
  /** `in time, by the extension until 3 May 23:59`. */
  readonly words: string;
}

/** What becomes of a hand-in's points. `final` is `raw` less `penalty`, within the policy's bounds, or what an override says. */
export interface FinalScore {
  readonly tests: number;
  /** Of the questions graded so far. */
  readonly questions: number;
  readonly raw: number;
  readonly penalty: number;
  /** Late days of the course's bank that it uses up; absent where there is no bank. */
  readonly lateDays?: number;
  /** When it came beside an extension of its people; absent without one. */
  readonly extended?: Extended;
  /** Null while a question or a problem is not graded: no number that would pass for a grade. */
  readonly final: number | null;
  /** The most that counts, extra credit not included. */
  readonly most: number;
  /** One line that explains it to its student: `41 of 50 by tests + 30 of 35 by answers = 71; 5 h late: - 7.1 (10 % a day); 63.9`. */
  readonly line: string;
}
