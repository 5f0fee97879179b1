import { largestOf, relativeL2 } from '../compare/numbers.js';
import { GradelensError } from '../errors.js';
import { difference } from '../figure/difference.js';
import { encodePng } from '../figure/encode.js';
import { type Content, type Png, pictureOf } from '../figure/picture-of.js';
import { scatter } from '../figure/scatter.js';
import type { TestResult } from '../grade/result.js';
import type { FlatTensor } from '../tensor/flat.js';

/** Problems whose [N,H,W,3] results are pictures to look at; of all others they are gradients. */
const PHOTOS: ReadonlySet<string> = new Set(['fooling-image', 'class-visualization', 'style-transfer']);
/** How a problem's results of rank 4 are drawn. */
export const contentOf = (problem: string): Content => (PHOTOS.has(problem) ? 'photo' : 'map');
/** The answer key's pictures: of a whole class the same. */
const drawn = new WeakMap<FlatTensor, Map<string, Promise<Png>>>();

function expectedPicture(expected: FlatTensor, index: number, content: Content): Promise<Png> {
  const known = drawn.get(expected) ?? new Map<string, Promise<Png>>();
  drawn.set(expected, known);
  const name = `${content} ${index}`;
  const made = known.get(name) ?? pictureOf(expected, index, content);
  known.set(name, made);
  return made;
}

/** One picture of a page, as a data URI, with what it is and how to read it. */
export interface Shown {
  readonly title: string;
  readonly uri: string;
  readonly note: string;
}

const READING =
  'A dot is one number of your result, at the height of its value; on the dashed line it is right. Dots on another straight line: a factor. A V or two lines: a sign.';

/** Pictures of tests: two pages show the same. */
const rows = new WeakMap<TestResult, Promise<Shown[][]>>();

/**
 * Of the example that is furthest off: the student's picture, the expected one on the same scale, the difference; of a wrong
 * result also all its numbers against the expected ones. A list of one row, or of none where nothing can be drawn.
 */
export function picturesOf(test: TestResult): Promise<Shown[][]> {
  const known = rows.get(test) ?? drawRow(test);
  rows.set(test, known);
  return known;
}

async function drawRow({ problem, pictures, verdict }: TestResult): Promise<Shown[][]> {
  const { actual, expected } = pictures ?? {};
  if (!actual || !expected || (expected.shape[0] ?? 0) === 0) return [];
  const content = contentOf(problem);
  const i = furthestOff(actual, expected);
  try {
    const row = [
      shown('Yours', await pictureOf(actual, i, content, expected)),
      shown('Expected', await expectedPicture(expected, i, content)),
      shown('Difference', await difference(actual, expected, i)),
    ];
    if (verdict === 'pass') return [row];
    const png = await encodePng(await scatter(actual.data, expected.data));
    return [[...row, shown('Number by number', { png, note: READING })]];
  } catch (error) {
    // What cannot be drawn is left out: the numbers say what is wrong with it.
    if (!(error instanceof GradelensError)) throw error;
    return [];
  }
}

/** The example of a batch with the largest error, relative to what is expected of it; the first one where they are alike. */
function furthestOff(actual: FlatTensor, expected: FlatTensor): number {
  const batch = expected.shape[0]!;
  if (String(actual.shape) !== String(expected.shape)) return 0;
  const size = expected.data.length / batch;
  const part = ({ data }: FlatTensor, i: number) => data.slice(i * size, (i + 1) * size);
  return largestOf(batch, (i) => relativeL2(part(actual, i), part(expected, i))).index;
}

const shown = (title: string, { png, note }: Pick<Png, 'png' | 'note'>): Shown => ({
  title,
  uri: `data:image/png;base64,${png.toString('base64')}`,
  note,
});
