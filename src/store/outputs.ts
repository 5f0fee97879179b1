import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { sql } from 'kysely';
import { AFTER, AGAIN, type Tensors, tensorOf } from '../compare/outputs.js';
import { encodeFrame, FrameReader } from '../sandbox/frames.js';
import { LIMITS } from '../sandbox/limits.js';
import type { FlatTensor } from '../tensor/flat.js';
import { writeAtomically } from './atomic.js';
import type { Database } from './database.js';
import { digestOf } from './keys.js';

/** Bytes of all outputs of a store together: 2 GiB. What does not fit is called again when a tolerance changes. */
const LARGEST = 2 ** 31;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/**
 * What hand-ins answered, kept so that other tolerances or another answer key need no second call: a file for each different
 * answer, compressed. Right solutions mostly agree to the bit, and so do an input and what a function left of it: what is
 * equal is kept once.
 */
export class Outputs {
  readonly #db: Database;
  readonly #folder: string;
  readonly #largest: number;

  constructor(db: Database, folder: string, largest: number = LARGEST) {
    this.#db = db;
    this.#folder = folder;
    this.#largest = largest;
  }

  /** Keeps what a call gave. Returns its hash; undefined where there is no room left, or they cannot be written. */
  async keep(outputs: Tensors, inputs: Tensors): Promise<string | undefined> {
    const { own, same } = without(outputs, inputs);
    const frame = Buffer.concat(encodeFrame({ message: same, tensors: own }));
    const hash = await digestOf(frame);
    if (await this.#db.selectFrom('output').select('hash').where('hash', '=', hash).executeTakeFirst())
      return hash;
    const bytes = await deflate(frame, { level: 1 });
    const { total } = await this.#db
      .selectFrom('output')
      .select(sql<number>`coalesce(sum(bytes), 0)`.as('total'))
      .executeTakeFirstOrThrow();
    if (Number(total) + bytes.length > this.#largest) return undefined;
    try {
      await writeAtomically(this.#path(hash), bytes);
    } catch {
      // Called again next time.
      return undefined;
    }
    await this.#db
      .insertInto('output')
      .values({ hash, bytes: bytes.length })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return hash;
  }

  /** Whether they are still there. */
  async has(hash: string): Promise<boolean> {
    return (await stat(this.#path(hash)).catch(() => undefined)) !== undefined;
  }

  /** What was kept; undefined where it is gone or damaged. */
  async read(hash: string, inputs: Tensors): Promise<Tensors | undefined> {
    try {
      const most = LIMITS.header + LIMITS.payload + 1024;
      const bytes = await inflate(await readFile(this.#path(hash)), { maxOutputLength: most });
      if ((await digestOf(bytes)) !== hash) return undefined;
      const [frame] = new FrameReader().push(bytes);
      return frame && withSame(frame.tensors, frame.message as Same, inputs);
    } catch {
      return undefined;
    }
  }

  /** Removes what no result refers to any more. */
  async prune(): Promise<void> {
    const stale = await this.#db
      .selectFrom('output')
      .select('hash')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('test_result')
              .select('test_result.outputs')
              .whereRef('test_result.outputs', '=', 'output.hash'),
          ),
        ),
      )
      .execute();
    for (const { hash } of stale) {
      await this.#db.deleteFrom('output').where('hash', '=', hash).execute();
      await rm(this.#path(hash), { force: true });
    }
  }

  #path(hash: string): string {
    return join(this.#folder, hash);
  }
}

/** Outputs that are equal to another tensor, by name: an input, or another output. */
type Same = Readonly<Record<string, { readonly input?: string; readonly output?: string }>>;

function without(outputs: Tensors, inputs: Tensors): { own: Tensors; same: Same } {
  const [own, same] = [new Map<string, FlatTensor>(), new Map<string, Same[string]>()];
  for (const [name, tensor] of Object.entries(outputs)) {
    const input = name.startsWith(AFTER) ? name.slice(AFTER.length) : undefined;
    const output = name.startsWith(AGAIN) ? name.slice(AGAIN.length) : undefined;
    if (input !== undefined && equal(tensor, tensorOf(inputs, input))) same.set(name, { input });
    else if (output !== undefined && equal(tensor, tensorOf(outputs, output))) same.set(name, { output });
    else own.set(name, tensor);
  }
  return { own: Object.fromEntries(own), same: Object.fromEntries(same) };
}

/** Names are a student's: none is to reach a prototype. */
function withSame(own: Tensors, same: Same, inputs: Tensors): Tensors {
  const all = new Map(Object.entries(own));
  // Inputs first: of two calls the second may leave its input as the first one did, which left it as it was.
  const inOrder = Object.entries(same).sort(
    ([, a], [, b]) => Number(a.input === undefined) - Number(b.input === undefined),
  );
  for (const [name, { input, output }] of inOrder) {
    const tensor = input === undefined ? all.get(output ?? '') : tensorOf(inputs, input);
    if (!tensor) throw new Error(`${name} is equal to nothing that is there.`);
    all.set(name, tensor);
  }
  return Object.assign(Object.create(null) as object, Object.fromEntries(all)) as Tensors;
}

function equal(one: FlatTensor, two: FlatTensor | undefined): boolean {
  if (!two || one.dtype !== two.dtype || String(one.shape) !== String(two.shape)) return false;
  const [a, b] = [one, two].map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return Buffer.compare(a!, b!) === 0;
}
