import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { candidatesAmong } from '../../../src/intake/open/root.js';
import { Worker } from '../../../src/worker/worker.js';
import { tar, zip } from '../../fixtures/intake/archives.mjs';
import { damaged } from '../../fuzz/bytes.js';
import { zips } from '../../fuzz/zips.js';
import { inTemporaryFolder } from '../../process.js';
import { CODE, cameOf } from './opened.js';

const inner = zip([{ name: 'a3/tv-loss.ts', data: CODE }]);

const name = fc.oneof(
  fc.constantFrom(
    'tv-loss.ts',
    'answers.md',
    'a3/tv-loss.ts',
    'a3.zip',
    '../a',
    '/a',
    'a',
    'A/b',
    './',
    'dist/',
    '',
  ),
  fc.constantFrom(
    'dist/tv-loss.ts',
    'node_modules/a',
    '.git/a',
    '._a',
    'a\\tv-loss.ts',
    'C:\\a',
    'd/'.repeat(9),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const entries = fc.array(
  fc.record({
    name,
    data: fc.oneof(fc.string({ maxLength: 700 }), fc.constant(inner)),
    link: fc.option(fc.constantFrom('/etc/passwd', '../b'), { freq: 8, nil: undefined }),
  }),
  { maxLength: 5 },
);

/** Tars of odd entries; some of them with a header's fields forged, whose sums are right all the same. */
const tars: fc.Arbitrary<Buffer> = fc
  .tuple(
    entries,
    fc.array(
      fc.tuple(
        fc.nat({ max: 511 }),
        fc.constantFrom(0, 0x20, 0x30, 0x37, 0x39, 0x53, 0x67, 0x78, 0x80, 0xff),
      ),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([made, changes]) => {
    const bytes = tar(
      made.map(({ link, ...entry }) => (link === undefined ? entry : { name: entry.name, link })),
    );
    for (const [at, value] of changes) if (bytes.length > 1024) bytes[at] = value;
    bytes.fill(0x20, 148, 156);
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    // An empty one keeps its zeros.
    if (bytes.length > 1024) bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    else bytes.fill(0);
    return bytes;
  });

const archives = fc.oneof(
  { weight: 2, arbitrary: zips },
  { weight: 2, arbitrary: entries.map((made) => zip(made.map(({ name, data }) => ({ name, data })))) },
  {
    weight: 2,
    arbitrary: damaged([
      zip([
        { name: 'a3.zip', data: inner },
        { name: 'b.ts', data: CODE },
      ]),
    ]),
  },
  { weight: 3, arbitrary: tars },
  { weight: 1, arbitrary: tars.chain((bytes) => damaged([bytes])) },
  { weight: 1, arbitrary: tars.map((bytes) => gzipSync(bytes)) },
  { weight: 1, arbitrary: tars.chain((bytes) => damaged([gzipSync(bytes)])) },
);

/** Tests of what is handed in as an archive, made at random. A failure names its seed and path. */
export function fuzz(seed: number, numRuns: number): void {
  const worker = new Worker();
  after(() => worker.close());

  it(`${numRuns} (FUZZ_SEED=${seed}) are hand-ins, or refused with a reason; they change nothing outside, and end no worker`, () =>
    inTemporaryFolder(async (root) => {
      const path = join(root, 'ada.zip');
      const kinds = new Set<string>();
      await fc.assert(
        fc.asyncProperty(archives, async (bytes) => {
          await writeFile(path, bytes);
          const { kind = 'hand-in', names, why } = await cameOf(path, worker);
          expect(kind, why).not.to.equal('unreadable');
          if (kind === 'hand-in')
            expect(candidatesAmong(names!, ['tv-loss.ts', 'answers.md'])).not.to.deep.equal([]);
          expect(await readdir(root)).to.deep.equal(['ada.zip']);
          kinds.add(kind);
        }),
        { seed, numRuns, endOnFailure: true },
      );
      // What was made reached every corner.
      expect([...kinds]).to.include.members([
        'hand-in',
        'damaged',
        'leaves-the-folder',
        'not-a-hand-in',
        'empty',
      ]);
    }));
}
