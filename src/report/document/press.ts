import { z } from 'zod';
import { GradelensError } from '../../errors.js';
import type { Document } from './document.js';
import { limited } from './limits.js';

/** Seconds of processor time: a student's page takes one, a class of thousands five. */
const SECONDS = 60;
const BYTES = 2 ** 26;

/**
 * A report as a PDF. A worker of its own sets it, since its words are students'.
 *
 * @throws {GradelensError} `PDF_NOT_MADE`
 */
export async function pdfOf(file: string, document: Document): Promise<Buffer> {
  // Only who makes one waits for what starts processes.
  const { withWorker } = await import('../../worker/worker.js');
  const output = z.instanceof(Buffer).refine((bytes) => bytes.toString('latin1', 0, 5) === '%PDF-');
  const rules = { seconds: SECONDS, bytes: BYTES, output };
  // Cut here already: a worker takes only so much.
  const made = await withWorker((worker) => worker.run('document', limited(document), rules));
  if (made.outcome === 'done') return made.value;
  throw new GradelensError(
    'PDF_NOT_MADE',
    `${file} could not be made: laying it out ${made.why}. The page beside it says the same.`,
  );
}
