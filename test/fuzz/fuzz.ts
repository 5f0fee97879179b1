import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { Worker } from '../../src/worker/worker.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { answersFiles } from './answers.js';
import { pictures, soundPictures } from './pictures.js';
import { becomeDeck, isOpenedOrReason, isPictureOrReason, QUESTIONS } from './properties.js';
import { zips } from './zips.js';

/** Files answers.md whose pages become one deck. */
const TOGETHER = 8;

/** How many of each, and from which seed. */
export interface Fuzz {
  readonly seed: number;
  readonly answers: number;
  readonly pictures: number;
  readonly zips: number;
}

/** Tests of what a student may hand in, made at random. A failure names its seed and path. */
export function fuzz({ seed, ...counts }: Fuzz): void {
  const worker = new Worker();
  after(() => worker.close());

  /** Fails at the first one: it is told with the path that leads there, which then shrinks it. */
  const all = <T>(
    what: fc.Arbitrary<T>,
    numRuns: number,
    check: (each: T, folder: string) => Promise<unknown>,
  ) =>
    inTemporaryFolder((folder) =>
      fc.assert(
        fc.asyncProperty(what, async (each) => void (await check(each, folder))),
        { seed, numRuns, endOnFailure: true },
      ),
    );
  const of = (count: number, what: string): string => `${count} ${what} (FUZZ_SEED=${seed})`;

  it(`${of(counts.answers, 'files answers.md')} become decks`, async () => {
    const ids = QUESTIONS.map(({ id }) => id);
    const source = await readFile(join(ROOT, 'submissions/examples/good/asterix/answers.md'), 'utf8');
    let headings = 0;
    const good = source.replace(/^## .*/gm, () => `## ${ids[headings++ % ids.length]}`);
    // Fonts take most of a deck's time, so several share one.
    const file = answersFiles(ids, Buffer.from(good));
    const deck = fc.tuple(
      fc.array(file, { minLength: TOGETHER, maxLength: TOGETHER }),
      fc.constantFrom('pdf' as const, 'pptx' as const),
    );
    await all(deck, counts.answers / TOGETHER, ([files, format], folder) =>
      becomeDeck(files, format, folder, worker),
    );
  });

  it(`${of(counts.pictures, 'pictures')} are read, or say what is wrong`, async () =>
    all(pictures(await soundPictures()), counts.pictures, (bytes, folder) =>
      isPictureOrReason(bytes, folder, worker),
    ));

  it(`${of(counts.zips, 'zips')} are hand-ins, or refused with a reason`, () =>
    all(zips, counts.zips, (bytes, folder) => isOpenedOrReason(bytes, folder, worker)));
}
