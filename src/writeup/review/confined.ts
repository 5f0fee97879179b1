import { z } from 'zod';
import { GradelensError } from '../../errors.js';
import { clean } from '../../report/clean.js';
import type { Worker } from '../../worker/worker.js';
import type { ExpectedPage } from './expected.js';
import { MOST_BYTES, MOST_PAGES, tooLarge, unreadable } from './read.js';

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
 * `reviewDeck` in a worker, for a PDF that anybody may have made. Returns how many pages there are, and what to look at.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function reviewConfined(
  pdf: Uint8Array,
  expected: readonly ExpectedPage[],
  worker: Pick<Worker, 'run'>,
): Promise<z.infer<typeof output>> {
  if (pdf.length > MOST_BYTES) throw tooLarge(`${Math.round(pdf.length / 2 ** 20)} MiB`, '100 MiB');
  const result = await worker.run('review', { pdf, expected }, { seconds: SECONDS, bytes: MOST, output });
  if (result.outcome === 'done') return result.value;
  const { code, message } = result.error ?? {};
  if (code === 'PDF_TOO_LARGE' || code === 'PDF_UNREADABLE') throw new GradelensError(code, message!);
  throw unreadable(`reading it ${result.why}`);
}
