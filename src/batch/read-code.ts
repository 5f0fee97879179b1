import { join } from 'node:path';
import { z } from 'zod';
import { builtIn } from '../intake/open/left-out.js';
import { listing } from '../intake/open/listing.js';
import type { Code } from '../similar/code.js';
import { readHandedIn } from '../worker/handed-in.js';
import type { Worker } from '../worker/worker.js';

/** What is known of a hand-in's code. */
export interface Read {
  readonly code: Code;
  /** The text of each file of `code`. */
  readonly texts: ReadonlyMap<string, Buffer>;
  /** Files that are not compared: `style-loss.ts does not parse in line 3`. */
  readonly left: readonly string[];
}

const CODE = /(?<!\.d)\.[cm]?[jt]sx?$/i;
/** Nobody writes more for an assignment; bytes where it says nothing else. */
const LIMITS = { file: 2 ** 18, all: 2 ** 21, files: 300, seconds: 20, answer: 2 ** 26 } as const;
const LONGEST = 200;

const bytes = (size: number) =>
  z
    .instanceof(Uint8Array)
    .refine(({ length }) => length % size === 0)
    // As numbers, wherever in what came they lie.
    .transform((array) => new Uint8Array(array).buffer as ArrayBuffer);
const output = z.strictObject({
  files: z.array(
    z.union([
      z
        .strictObject({ hashes: bytes(8), tokens: bytes(4), lines: bytes(4) })
        .transform(({ hashes, tokens, lines }) => ({
          hashes: new Float64Array(hashes),
          tokens: new Uint32Array(tokens),
          lines: new Uint32Array(lines),
        }))
        .refine(
          ({ hashes, tokens, lines }) =>
            hashes.length === tokens.length && tokens.every((at) => at < lines.length),
        ),
      z.strictObject({ why: z.string().max(LONGEST) }),
    ]),
  ),
});

/**
 * The code in the folder of a hand-in, without what compilers and package managers put there. A worker reads it.
 *
 * `why`: nothing of it can be compared.
 */
export async function readCode(
  folder: string,
  worker: Pick<Worker, 'run'>,
): Promise<Read | { readonly why: string }> {
  const { files: names } = await listing(folder);
  const wanted = names.filter((name) => CODE.test(name) && builtIn(name) === undefined);
  const left: string[] = [];
  const files: { name: string; bytes: Buffer }[] = [];
  let room: number = LIMITS.all;
  if (wanted.length > LIMITS.files)
    left.push(`${wanted.length - LIMITS.files} of its ${wanted.length} files are too many`);
  for (const name of wanted.slice(0, LIMITS.files)) {
    const read = await readHandedIn(join(folder, name), Math.min(LIMITS.file, room));
    if (read.kind === 'large') left.push(`${name} is too large: ${Math.ceil(read.size / 1024)} KiB`);
    else if (read.kind !== 'read') left.push(`${name} cannot be read`);
    else {
      files.push({ name, bytes: read.bytes });
      room -= read.bytes.length;
    }
  }
  if (files.length === 0) return { why: ['It has no code to compare', ...left].join('; ') };
  const { seconds, answer } = LIMITS;
  const done = await worker.run('fingerprints', { files }, { seconds, bytes: answer, output });
  if (done.outcome === 'failed') return { why: `Reading its code ${done.why}` };
  const [code, texts]: [Code[number][], Map<string, Buffer>] = [[], new Map()];
  for (const [i, { name, bytes }] of files.entries()) {
    const prints = done.value.files[i];
    if (prints === undefined) return { why: 'Reading its code gave an answer that is none' };
    if ('why' in prints) left.push(`${name} ${prints.why}`);
    else {
      code.push({ name, ...prints });
      texts.set(name, bytes);
    }
  }
  return code.length === 0 ? { why: left.join('; ') } : { code, texts, left };
}
