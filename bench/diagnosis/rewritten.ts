import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Layer, layerOf } from '../../src/samples/compose.js';

const FOLDER = fileURLToPath(new URL('restyled/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../submissions/examples/good/', import.meta.url));

const entries = z.array(
  z.strictObject({
    /** Its name in the catalogue. */
    mistake: z.string(),
    /** `obelix/style-loss.ts`: a file of a hand-in with full marks. */
    in: z.string().regex(/^[^/]+\/[^/]+\.ts$/),
    /** Texts of the file, each of which stands there once, and what its author would have written instead; one after the other. */
    change: z.record(z.string(), z.string()),
    /** Where the mistake gives an error and no numbers: words of the message that name the cause. */
    says: z.string().optional(),
  }),
);

/** A mistake of the catalogue as the author of a whole hand-in would have made it. */
export interface Rewritten {
  readonly problem: string;
  readonly mistake: string;
  readonly in: string;
  readonly says?: string | undefined;
  /** All its files. */
  readonly handIn: Layer;
}

/**
 * What lies in `restyled/<problem>.yaml`.
 *
 * @throws {Error} naming every text that does not stand once in its file
 */
export async function readRewritten(): Promise<Rewritten[]> {
  const faults: string[] = [];
  const rewritten: Rewritten[] = [];
  const samples = new Map<string, Layer>();
  for (const name of (await readdir(FOLDER)).sort()) {
    for (const { change, ...entry } of entries.parse(parse(await readFile(join(FOLDER, name), 'utf8')))) {
      const [sample, file] = entry.in.split('/') as [string, string];
      const own = samples.get(sample) ?? (await layerOf(join(SAMPLES, sample)));
      samples.set(sample, own);
      let code = Buffer.from(own.get(file) ?? '').toString();
      for (const [from, to] of Object.entries(change)) {
        const times = code.split(from).length - 1;
        if (times !== 1) {
          faults.push(
            `${name}, ${entry.mistake}: ${JSON.stringify(from)} stands ${times} times in ${entry.in}; it must stand there once.`,
          );
        }
        code = code.replace(from, () => to);
      }
      rewritten.push({ ...entry, problem: basename(name, '.yaml'), handIn: new Map([...own, [file, code]]) });
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return rewritten;
}
