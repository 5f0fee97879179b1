import { createHash } from 'node:crypto';
import { cacheFolder } from '../cache-folder.js';
import type { Tensors } from '../compare/outputs.js';
import { KeyCache } from '../grade/key-cache.js';
import type { PlannedTest } from '../grade/plan.js';
import type { Finding } from '../grade/result.js';
import type { Assignment } from '../rubric/schema.js';
import type { Answer, Returned } from '../sandbox/call.js';
import type { Session } from '../sandbox/session.js';
import { type KeyFiles, neededBy, readKeyFiles } from './key-files.js';
import { type Catalogue, type Equivalent, type Mistake, readCatalogue } from './read.js';
import { CERTAIN, LIKELY, unexplained } from './reproduces.js';
import { overridden } from './variant.js';
import { Variants } from './variants.js';

/** A variant may take this many times as long as the key, and some seconds: it is staff's code, but a mistake may be a slow one. */
const TIMES = 10;
const SECONDS = 20;
/** Alternatives that are told. */
const MOST = 3;
/** Another mistake must leave this many times as much unexplained for a likely one to be told. */
const APART = 3;

/** What runs an answer key's variants. */
export interface VariantRunner {
  /** The answer key's folder. */
  readonly folder: string;
  /** Opens a process over a folder, on the key's engine. */
  open(folder: string): Promise<Session>;
}

/** The catalogue beside an answer key, whose mistakes are run on the inputs of wrong answers. */
export class Mistakes {
  readonly #runner: VariantRunner;
  readonly #files: KeyFiles;
  readonly #variants: Variants;
  #session: Promise<Session> | undefined;
  #cache: Promise<KeyCache> | undefined;
  /** One process, one call at a time. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    runner: VariantRunner,
    files: KeyFiles,
    readonly catalogue: Catalogue,
  ) {
    this.#runner = runner;
    this.#files = files;
    this.#variants = new Variants(files);
    for (const entry of [...catalogue.mistakes, ...catalogue.equivalents]) overridden(files, entry);
  }

  /**
   * Reads the catalogue; nothing is run before it is asked for.
   *
   * @throws {GradelensError} `CATALOGUE_INVALID`
   */
  static async open(runner: VariantRunner): Promise<Mistakes> {
    const [files, catalogue] = await Promise.all([readKeyFiles(runner.folder), readCatalogue(runner.folder)]);
    return new Mistakes(runner, files, catalogue);
  }

  /** Mistakes that a wrong answer of a problem may come of: its own, then those in what its file is built on. */
  candidates({ id, file, export: name }: PlannedTest['problem']): Mistake[] {
    const needed = neededBy(this.#files, file, name);
    const { mistakes } = this.catalogue;
    const own = mistakes.filter(({ problem }) => problem === id);
    const others = mistakes.filter(({ problem }) => problem !== id);
    return [...own, ...others.filter(({ overrides }) => overrides.some((each) => needed.has(each)))];
  }

  /** A hash of all that findings of a problem come from. */
  fingerprint(problem: PlannedTest['problem']): string {
    const hash = createHash('sha256');
    for (const { path, source } of this.candidates(problem)) hash.update(JSON.stringify([path, source]));
    return hash.digest('hex').slice(0, 32);
  }

  /**
   * The mistakes that give what a hand-in gives, the likeliest first; none where none does.
   *
   * - `actual`: the hand-in's outputs, which are wrong; `expected`: the key's answer; `hints`: how much is told.
   */
  async explain(
    planned: PlannedTest,
    actual: Tensors,
    expected: Returned,
    hints: Assignment['hints'] = 'name',
  ): Promise<Finding[]> {
    const { problem } = planned;
    const found: { mistake: Mistake; left: number }[] = [];
    for (const mistake of this.candidates(problem)) {
      const answer = await this.run(mistake, planned, expected.milliseconds);
      if (answer.outcome !== 'returned') continue;
      const mistaken = answer.outputs;
      const left = unexplained({ actual, expected: expected.outputs, mistaken }, LIKELY * APART);
      if (left !== undefined) found.push({ mistake, left });
    }
    found.sort((a, b) => a.left - b.left);
    const certain = found.filter(({ left }) => left <= CERTAIN);
    if (certain.length > 0) {
      const told = certain.slice(0, MOST);
      return told.map(({ mistake }) =>
        findingOf(mistake, problem.id, told.length === 1 ? 0.99 : 0.9 / told.length + 0.4, hints),
      );
    }
    const [best, next] = found;
    if (!best || best.left > LIKELY || (next && next.left < APART * best.left)) return [];
    return [findingOf(best.mistake, problem.id, 0.8, hints)];
  }

  /** What the key gives with an entry's functions in the place of its own. `milliseconds`: what the key itself took. */
  async run(entry: Mistake | Equivalent, { call }: PlannedTest, milliseconds: number): Promise<Answer> {
    const file = await this.#variants.module(entry, call.file);
    this.#session ??= this.#runner.open(this.#variants.root);
    this.#cache ??= KeyCache.open(cacheFolder('mistakes'));
    const [session, cache] = await Promise.all([this.#session, this.#cache]);
    const there = { ...call, file };
    const timeLimit = SECONDS + (TIMES * milliseconds) / 1000;
    const turn = this.#last.then(async (): Promise<Answer> => {
      let failed: Answer | undefined;
      const answer = cache.answer(session, { call: there, scores: false }, async () => {
        const given = await session.call(there, { timeLimit });
        if (given.outcome === 'returned') return given;
        failed = given;
        throw new Error(given.message);
      });
      return answer.catch((error: unknown) => {
        if (failed) return failed;
        throw error;
      });
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    await (await this.#session)?.close();
    await this.#variants.close();
  }
}

function findingOf(
  { id, problem, title, off, look }: Mistake,
  asked: string,
  confidence: number,
  hints: Assignment['hints'],
): Finding {
  const built = problem === asked ? [] : [`It comes from ${problem}, which this is built on.`];
  const lines = hints === 'off' ? [off] : [...built, off, look];
  if (hints === 'name') lines.push(`What gives exactly these numbers: ${title}.`);
  return { id, message: lines.join(' '), confidence };
}
