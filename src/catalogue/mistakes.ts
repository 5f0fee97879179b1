import { createHash } from 'node:crypto';
import type { Tensors } from '../compare/outputs.js';
import { GradelensError } from '../errors.js';
import type { AnswerKey } from '../grade/answer-key.js';
import type { PlannedTest } from '../grade/plan.js';
import type { Finding } from '../grade/result.js';
import { nearest } from '../nearest.js';
import type { Assignment } from '../rubric/schema.js';
import type { Answer, Returned } from '../sandbox/call.js';
import { attempt } from './attempt.js';
import { findingOf } from './finding-of.js';
import { type KeyFiles, neededBy, readKeyFiles } from './key-files.js';
import type { Made } from './made.js';
import { pairsOf } from './pairs.js';
import { type Catalogue, type Mistake, readCatalogue } from './read.js';
import { alike, CERTAIN, LIKELY, unexplained } from './reproduces.js';
import { type OpenSession, type Part, VariantRunner } from './runner.js';
import { mayFit, type Sketch, sketchOf } from './sketch.js';
import type { Suspects } from './suspects.js';
import { overridden, type Variant } from './variant.js';

/** Alternatives that are kept: the other tests of the problem tell which of them it is. */
const MOST = 6;
/** One that leaves more than so many times what the best one leaves is another mistake, which does almost the same. */
const CLOSE = 20;
const ROUNDING = 1e-5;
const EXACT = 3e-5;
/** Another mistake must leave this many times as much unexplained for a likely one to be told. */
const APART = 3;

/** What a wrong answer comes of, by the catalogue. */
export interface Explanation {
  /** The likeliest first; none where no mistake fits. */
  readonly findings: readonly Finding[];
  /** Whether they account for all but rounding. */
  readonly certain: boolean;
  /** Mistakes that give the same numbers, where these say too little for any to be found by them: other tests may tell which. */
  readonly alike: readonly string[];
}
const NOTHING: Explanation = { findings: [], certain: false, alike: [] };

/** What a wrong answer is looked at beside. */
export interface Surroundings {
  readonly tests: readonly PlannedTest[];
  readonly key: AnswerKey;
  readonly assignment: Pick<Assignment, 'hints' | 'mistakePages'>;
  /** What the hand-in's other wrong answers came of. */
  readonly suspects?: Suspects;
}

/** A mistake that gives what came, up to a share of the difference to the right answer. */
interface Fit {
  readonly mistake: Mistake;
  readonly left: number;
}

/** The catalogue beside an answer key, whose mistakes are run on the inputs of wrong answers. */
export class Mistakes {
  readonly #files: KeyFiles;
  readonly #runner: VariantRunner;
  /** What each mistake gives in each test, by the names of both: a little of it, or nothing where it gives nothing. */
  readonly #sketches = new Map<string, Promise<Sketch | undefined>>();
  readonly #fails = new Map<string, Promise<boolean>>();
  /** Why some wrong answer was not looked up, where one was not. */
  trouble: string | undefined;

  private constructor(
    files: KeyFiles,
    open: OpenSession,
    readonly catalogue: Catalogue,
  ) {
    this.#files = files;
    this.#runner = new VariantRunner(files, open);
    for (const entry of [...catalogue.mistakes, ...catalogue.equivalents]) overridden(files, entry);
  }

  /**
   * Reads the catalogue; nothing is run before it is asked for.
   *
   * - `folder`: the answer key's; `open`: opens a process over its variants.
   *
   * @throws {GradelensError} `CATALOGUE_INVALID`
   */
  static async open(folder: string, open: OpenSession): Promise<Mistakes> {
    const [files, catalogue] = await Promise.all([readKeyFiles(folder), readCatalogue(folder)]);
    return new Mistakes(files, open, catalogue);
  }

  /** Mistakes that a wrong answer of a problem may come of: its own, then those in what its function is built on. */
  candidates({ id, file, export: name }: PlannedTest['problem']): Mistake[] {
    const needed = neededBy(this.#files, file, name);
    const { mistakes } = this.catalogue;
    const own = mistakes.filter(({ problem }) => problem === id);
    const others = mistakes.filter(({ problem }) => problem !== id);
    return [...own, ...others.filter(({ overrides }) => overrides.some((each) => needed.has(each)))];
  }

  /** A hash of the mistakes that findings of a problem come from; the key itself is not in it. */
  fingerprint(problem: PlannedTest['problem']): string {
    const hash = createHash('sha256');
    for (const { path, source } of this.candidates(problem)) hash.update(JSON.stringify([path, source]));
    return hash.digest('hex').slice(0, 32);
  }

  /**
   * The mistakes that give what a hand-in gives.
   *
   * - `actual`: the hand-in's outputs, which are wrong; `expected`: the key's answer.
   *
   * @throws {GradelensError} `ANSWER_KEY_FAILED`, `CHECK_INVALID`
   */
  async explain(
    planned: PlannedTest,
    actual: Tensors,
    { outputs: expected, milliseconds }: Returned,
    around: Surroundings,
  ): Promise<Explanation> {
    if (!planned.test.mistakes) return NOTHING;
    const answer = { actual, expected, milliseconds };
    const same = new Set<string>();
    const fitting = (some: readonly Mistake[], part: Part = 'first'): Promise<Fit[]> =>
      this.#fitting(some, planned, answer, same, part);
    const candidates = this.candidates(planned.problem);
    const { suspects } = around;
    // What a test before has left in a known one is left in the hand-in too.
    const known = await fitting(
      candidates.filter(({ id }) => suspects?.has(planned, id)),
      'whole',
    );
    const isKnown = known[0] !== undefined && known[0].left <= CLOSE * ROUNDING;
    const unknown = isKnown ? [] : candidates.filter(({ id }) => !suspects?.has(planned, id));
    const alone = [...known, ...(await fitting(unknown))].sort((a, b) => a.left - b.left);
    const found =
      suspects && !(alone[0] && alone[0].left <= CERTAIN)
        ? exactOr(alone, await fitting(pairsOf(planned, candidates, suspects)))
        : alone;
    const [best, next] = found;
    const close = CLOSE * Math.max(best?.left ?? 0, ROUNDING);
    const certain = found.filter(({ left }) => left <= Math.min(CERTAIN, close)).slice(0, MOST);
    if (certain.length === 0 && (!best || best.left > LIKELY || (next && next.left < APART * best.left)))
      return { ...NOTHING, alike: [...same] };
    for (const { mistake } of certain) suspects?.add(planned, mistake.id);
    const told = certain.length > 0 ? certain : [best!];
    const confidence = certain.length === 0 ? 0.8 : shared(certain.length);
    const findings = await Promise.all(
      told.map(async ({ mistake }) => ({
        ...findingOf(mistake, planned.problem.id, around.assignment),
        confidence,
        // What only likely fits rules nothing out, and earns nothing.
        ...(certain.length > 0 && { fails: await this.#failing(mistake, planned, around) }),
      })),
    );
    return { findings, certain: certain.length > 0, alike: [] };
  }

  /**
   * Refuses an assignment that gives credit for a mistake that is not in the catalogue.
   *
   * @throws {GradelensError} `ASSIGNMENT_INVALID`
   */
  requireCredited({ problems }: Pick<Assignment, 'problems'>): void {
    const known = this.catalogue.mistakes.map(({ id }) => id);
    for (const { id, credit = {} } of problems) {
      const unknown = Object.keys(credit).find((each) => !known.includes(each));
      if (unknown === undefined) continue;
      const near = nearest(unknown, known);
      throw new GradelensError(
        'ASSIGNMENT_INVALID',
        `The problem ${id} gives credit for ${unknown}, which is no mistake of the catalogue; ${near ? `did you mean "${near}"?` : 'its names are those of the files in mistakes/ beside the answer key.'}`,
      );
    }
  }

  /** Mistakes that operators make from the key by themselves. */
  async made(): Promise<Made[]> {
    // Grading has no use for a parser.
    const { makeMistakes } = await import('./made.js');
    return makeMistakes(this.#files);
  }

  /** Whether a problem's answer depends on a function or constant of the key. */
  dependsOn({ file, export: name }: PlannedTest['problem'], declared: string): boolean {
    return neededBy(this.#files, file, name).has(declared);
  }

  /** What the key gives with an entry's functions, or its file, in the place of its own. `milliseconds`: what the key itself took. */
  run(entry: Variant, planned: PlannedTest, milliseconds: number): Promise<Answer> {
    return this.#runner.run(entry, planned, milliseconds);
  }

  close(): Promise<void> {
    return this.#runner.close();
  }

  /** Those of some mistakes that give what came, the likeliest first. `same`: gets those that do where it says little. */
  async #fitting(
    candidates: readonly Mistake[],
    planned: PlannedTest,
    { actual, expected, milliseconds }: { actual: Tensors; expected: Tensors; milliseconds: number },
    same: Set<string>,
    part: Part,
  ): Promise<Fit[]> {
    const found: Fit[] = [];
    const unseen = candidates.filter((each) => !this.#sketches.has(sketchName(each, planned, part)));
    await this.#runner.prepare(unseen, planned, part);
    for (const mistake of candidates) {
      const sketch = await this.#sketch(mistake, planned, milliseconds, part);
      if (!sketch || !mayFit(sketch, actual, expected)) continue;
      const answer = await this.run(mistake, planned, milliseconds);
      if (answer.outcome !== 'returned') continue;
      const left = unexplained({ actual, expected, mistaken: answer.outputs }, LIKELY * APART);
      if (left !== undefined) found.push({ mistake, left });
      else if (alike(actual, answer.outputs)) same.add(mistake.id);
    }
    return found.sort((a, b) => a.left - b.left);
  }

  #sketch(
    mistake: Mistake,
    planned: PlannedTest,
    milliseconds: number,
    part: Part,
  ): Promise<Sketch | undefined> {
    const name = sketchName(mistake, planned, part);
    const known = this.#sketches.get(name);
    if (known) return known;
    const made = this.#runner
      .run(mistake, planned, milliseconds, part)
      .then((answer) => (answer.outcome === 'returned' ? sketchOf(answer.outputs) : undefined));
    this.#sketches.set(name, made);
    return made;
  }

  /** Whether a mistake fails each of the problem's tests, by their names. */
  async #failing(
    mistake: Mistake,
    { problem }: PlannedTest,
    { tests, key }: Surroundings,
  ): Promise<Record<string, boolean>> {
    const own = tests.filter((each) => each.problem.id === problem.id && each.test.mistakes);
    const failing = await Promise.all(
      own.map((each) => {
        const name = `${mistake.id} ${each.number}`;
        const fails =
          this.#fails.get(name) ?? attempt(mistake, each, key, this).then(({ passed }) => !passed);
        this.#fails.set(name, fails);
        return fails;
      }),
    );
    return Object.fromEntries(own.map(({ test }, i) => [test.name, failing[i]!]));
  }
}

const sketchName = ({ id }: Mistake, { number }: PlannedTest, part: Part): string =>
  `${id} ${number} ${part}`;

/** There are many pairs, of which one would fit a single number by chance: they are told where nothing but rounding is left. */
const exactOr = (alone: readonly Fit[], pairs: readonly Fit[]): readonly Fit[] =>
  pairs[0] && pairs[0].left <= EXACT ? pairs : alone;

/** How sure each of several is that all fit. */
const shared = (count: number): number => (count === 1 ? 0.99 : 0.4 + 0.9 / count);
