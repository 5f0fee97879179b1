import { createHash } from 'node:crypto';
import { cacheFolder } from '../cache-folder.js';
import type { PlannedTest } from '../grade/plan.js';
import type { Answer, Call } from '../sandbox/call.js';
import { packCall } from '../sandbox/messages.js';
import type { Session } from '../sandbox/session.js';
import { TensorCache } from '../store/tensor-cache.js';
import type { KeyFiles } from './key-files.js';
import type { Variant } from './variant.js';
import { Variants } from './variants.js';

/** A variant may take so many times as long as the key, and some seconds: it is staff's code, but a mistake may be a slow one. */
const TIMES = 10;
const SECONDS = 20;

/**
 * Of a test that calls a function several times: all its calls, or the first alone, where that gives the same by itself. A gradient is
 * taken of all calls together.
 */
export type Part = 'whole' | 'first';

/** Opens a process over a folder of code that is trusted, on the answer key's engine. */
export type OpenSession = (folder: string) => Promise<Session>;

interface Running {
  readonly session: Session;
  /** Hash of all that it loads besides code. */
  readonly base: string;
  readonly cache: TensorCache;
}

/** Runs an answer key's variants, each once for each content: what they gave is kept in the user's cache. */
export class VariantRunner {
  readonly #open: OpenSession;
  readonly #variants: Variants;
  readonly #key: string;
  readonly #inputs = new WeakMap<Call, string>();
  #running: Promise<Running> | undefined;
  /** One process, one call at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** `files`: the answer key's. */
  constructor(files: KeyFiles, open: OpenSession) {
    this.#open = open;
    this.#variants = new Variants(files);
    this.#key = createHash('sha256')
      .update(JSON.stringify([...files]))
      .digest('hex');
  }

  /** What the key gives with an entry's functions, or its file, in the place of its own. `milliseconds`: what the key itself took. */
  run(entry: Variant, planned: PlannedTest, milliseconds: number, part: Part = 'whole'): Promise<Answer> {
    return this.#inTurn(async ({ session, base, cache }) => {
      const call = callOf(planned, part);
      const key = this.#cached(base, entry, call);
      const known = await cache.get(key);
      if (known) return { outcome: 'returned', outputs: known, milliseconds };
      const file = await this.#variants.module(entry, call.file, instanceOf(planned, part));
      const timeLimit = SECONDS + (TIMES * milliseconds) / 1000;
      const answer = await session.call({ ...call, file }, { timeLimit });
      if (answer.outcome === 'returned') await cache.set(key, answer.outputs);
      return answer;
    });
  }

  /** Compiles entries together that `run` would compile one by one. */
  async prepare(entries: readonly Variant[], planned: PlannedTest, part: Part): Promise<void> {
    if (entries.length === 0) return;
    await this.#inTurn(async ({ session, base, cache }) => {
      const call = callOf(planned, part);
      const known = await Promise.all(entries.map((each) => cache.has(this.#cached(base, each, call))));
      const unknown = entries.filter((_, i) => !known[i]);
      const instance = instanceOf(planned, part);
      const files = await Promise.all(
        unknown.map((each) => this.#variants.module(each, call.file, instance)),
      );
      if (files.length > 0) await session.compileTogether(files);
    });
  }

  async close(): Promise<void> {
    // One that did not start has nothing to end, and the folder goes all the same.
    const running = await this.#running?.catch(() => undefined);
    await running?.session.close();
    await this.#variants.close();
  }

  #inTurn<T>(work: (running: Running) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => work(await this.#started()));
    this.#last = turn.catch(() => {});
    return turn;
  }

  #started(): Promise<Running> {
    this.#running ??= this.#start();
    return this.#running;
  }

  async #start(): Promise<Running> {
    const session = await this.#open(this.#variants.root);
    const base = await session.fingerprint();
    return { session, base: base!, cache: await TensorCache.open(cacheFolder('mistakes')) };
  }

  /** The name under which what an entry gives is kept. */
  #cached(base: string, entry: Variant, call: Call): string {
    const code = 'on' in entry && entry.on ? [entry.on, entry] : [entry];
    const sources = code.flatMap((each) => [placeOf(each), each.source]);
    return TensorCache.key([base, this.#key, ...sources, this.#digest(call)]);
  }

  /** Of the inputs, which every mistake gets. */
  #digest(call: Call): string {
    const known = this.#inputs.get(call);
    if (known !== undefined) return known;
    const packed = packCall(call);
    const digest = TensorCache.key(packed.call, packed.tensors);
    this.#inputs.set(call, digest);
    return digest;
  }
}

/** Where the source of a variant stands: what it gives does not depend on what it is called. */
const placeOf = (entry: Variant): string => ('replaces' in entry ? entry.replaces : entry.path);

const isCut = ({ call }: PlannedTest, part: Part): boolean =>
  part === 'first' && call.another !== undefined && call.gradient === undefined;

function callOf(planned: PlannedTest, part: Part): Call {
  if (!isCut(planned, part)) return planned.call;
  const { another: _, ...first } = planned.call;
  return first;
}

/** What a call leaves in its module is not to be met by the calls of a whole test. */
const instanceOf = (planned: PlannedTest, part: Part): string => (isCut(planned, part) ? 'first.' : '');
