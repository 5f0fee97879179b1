import { GradelensError } from '../../errors.js';
import { type FoundPage, MOST_BYTES, MOST_PAGES, tooLarge, unreadable } from './found.js';
import { readPage } from './page.js';

/** Seconds for all pages. */
const PATIENCE = 60;

/**
 * Reads a PDF that anybody may have made: its scripts do not run, and nothing outside the file is fetched.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function readPages(pdf: Uint8Array): Promise<FoundPage[]> {
  if (pdf.length > MOST_BYTES) throw tooLarge(`${Math.round(pdf.length / 2 ** 20)} MiB`, '100 MiB');
  if (pdf.length === 0) throw unreadable('it is empty');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
  });
  const deadline = performance.now() + PATIENCE * 1000;
  try {
    const document = await loading.promise;
    if (document.numPages > MOST_PAGES) throw tooLarge(`${document.numPages} pages`, `${MOST_PAGES} pages`);
    const pages: FoundPage[] = [];
    for (let i = 1; i <= document.numPages; i++) {
      if (performance.now() > deadline) throw tooLarge(`more than ${PATIENCE} s of work`, `${PATIENCE} s`);
      const page = await document.getPage(i);
      pages.push(await readPage(page));
      page.cleanup();
    }
    return pages;
  } catch (error) {
    if (error instanceof GradelensError) throw error;
    if ((error as Error).name === 'PasswordException')
      throw unreadable('it is protected by a password', 'Export it again as PDF, without a password.');
    throw unreadable((error as Error).message.replace(/\.+$/, ''));
  } finally {
    await loading.destroy();
  }
}
