import { z } from 'zod';
import { GradelensError } from '../../errors.js';
import { clean } from '../../report/clean.js';
import type { Worker } from '../../worker/worker.js';
import type { ExpectedPage } from './expected.js';
import { MOST_BYTES, MOST_PAGES, tooLarge, unreadable } from './found.js';

/** Seconds of processor time. */
const SECONDS = 60;
/** Bytes of findings. */
const MOST = 2 ** 20;

/** What a worker may say of slides. */
const output = z.object({
  pages: z.int().min(0).max(MOST_PAGES),
  findings: z
    .array(z.unknown())
    .max(10 * MOST_PAGES)
    .pipe(z.array(z.object({ message: z.string().max(2000).transform(clean) }))),
});

/**
 * `reviewDeck` in a worker, for slides that anybody may have made. Returns how many pages there are, and what to look at.
 *
 * - `ending`: of the file's name, in small letters: `.pdf`.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function reviewConfined(
  file: Uint8Array,
  expected: readonly ExpectedPage[],
  ending: string,
  worker: Pick<Worker, 'run'>,
): Promise<z.infer<typeof output>> {
  if (file.length > MOST_BYTES) throw tooLarge(`${Math.round(file.length / 2 ** 20)} MiB`, '100 MiB');
  const rules = { seconds: SECONDS, bytes: MOST, output };
  const result = await worker.run('review', { file, expected, ending }, rules);
  if (result.outcome === 'done') return result.value;
  const { code, message } = result.error ?? {};
  if (code === 'PDF_TOO_LARGE' || code === 'PDF_UNREADABLE') throw new GradelensError(code, message!);
  throw unreadable(`reading it ${result.why}`);
}
