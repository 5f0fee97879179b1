import { type FoundPage, unreadable } from './found.js';
import { readPages } from './read.js';
import { readSlides } from './read-slides.js';

/** How files of programs that make slides begin: zip files, and those of programs before 2007. */
const ZIP = 'PK';
const OLD = '\u00d0\u00cf\u0011\u00e0';

/**
 * The pages of finished slides, a PDF or a PPTX by what is in the file. Its name's ending must not say another kind: who hands
 * it in would learn it too late.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export async function readDeck(file: Uint8Array, ending: string): Promise<FoundPage[]> {
  const start = Buffer.from(file.subarray(0, 1024)).toString('latin1');
  if (start.startsWith(OLD))
    throw unreadable('it is a file of an older slide program (PPT)', 'Export the slides as PDF.');
  if (!start.startsWith(ZIP)) return readPages(file);
  if (ending === '.pptx') return readSlides(file);
  const name = ending === '' ? 'without an ending' : `that ends with ${ending}`;
  throw unreadable(
    `it is a PowerPoint file (PPTX) with a name ${name}`,
    'Export the slides as PDF, or give the file a name that ends with .pptx.',
  );
}
