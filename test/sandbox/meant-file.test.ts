import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { bundle } from '../../src/sandbox/bundle.js';
import { USUAL } from '../../src/sandbox/importable.js';
import { meantFile } from '../../src/sandbox/meant-file.js';
import { inTemporaryFolder } from '../process.js';

const FILE = 'saliency-map.ts';
const RENAME = (name: string) => ` It has ${name}: did you mean ${FILE}? Rename it.`;
const WRITE = (name: string) =>
  ` It has ${name}: only TypeScript is run, so write the function into ${FILE}.`;
const MOVE = (path: string) => ` It has ${path}: move it out of its folder, to ${FILE}.`;

/** A hand-in's files, and what is said of the missing one. */
const HANDED_IN: readonly [paths: readonly string[], said: string | undefined][] = [
  [['SaliencyMap.ts'], RENAME('SaliencyMap.ts')],
  [['saliency_map.ts'], RENAME('saliency_map.ts')],
  [['saliency-map.TS'], RENAME('saliency-map.TS')],
  [['saliency-map.js'], RENAME('saliency-map.js')],
  [['saliency-map.mts'], RENAME('saliency-map.mts')],
  [['saliency-map.ts.txt'], RENAME('saliency-map.ts.txt')],
  [['saliency-map (1).ts'], RENAME('saliency-map (1).ts')],
  [['saliency-map copy.ts'], RENAME('saliency-map copy.ts')],
  [['salency-map.ts'], RENAME('salency-map.ts')],
  [['saliency-maps.ts'], RENAME('saliency-maps.ts')],
  [['saliency-map.ipynb'], WRITE('saliency-map.ipynb')],
  [['saliency_map.py'], WRITE('saliency_map.py')],
  [['src/saliency-map.ts'], MOVE('src/saliency-map.ts')],
  [['src/deep/Saliency-Map.ts'], MOVE('src/deep/Saliency-Map.ts')],
  [['saliency-map.ipynb', 'saliency-map.js'], RENAME('saliency-map.js')],
  [['src/saliency-map.ts', 'tv-loss.ts'], MOVE('src/saliency-map.ts')],
  [['tv-loss.ts', 'answers.md'], undefined],
  [['saliency.md'], undefined],
  [[], undefined],
];

describe('a file that is missing', () => {
  for (const [paths, said] of HANDED_IN) {
    it(`beside ${paths.join(', ') || 'nothing'}`, () => expect(meantFile(FILE, paths)).to.equal(said));
  }

  it('is only ever one that was handed in, whatever that was', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        'saliency-map.js',
        'Saliency Map.ts',
        'src/saliency-map.ts',
        'gradcam.ts',
        '.ts',
        '...',
      ),
    );
    fc.assert(
      fc.property(fc.array(name), (paths) => {
        const said = meantFile(FILE, paths);
        if (said !== undefined)
          expect(said).to.match(/^ It has [^\n]{1,330}: (did you mean|only TypeScript|move it)/);
        expect(meantFile(FILE, paths.toReversed())).to.equal(said);
      }),
      { numRuns: 500 },
    );
  });

  it('is looked for in the hand-in alone, not in packages and not behind links', () =>
    inTemporaryFolder(async (folder) => {
      const write = async (path: string) => {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), '');
      };
      await write('machine/saliency-map.ts');
      await write('hand-in/node_modules/saliency-map.ts');
      await write('hand-in/.git/saliency-map.ts');
      await symlink(join(folder, 'machine'), join(folder, 'hand-in/src'));
      const answer = await bundle(join(folder, 'hand-in'), FILE, USUAL);
      expect(answer).to.include({ outcome: 'missing', message: `The hand-in has no file ${FILE}.` });
      await write('hand-in/work/saliency-map.ts');
      const near = await bundle(join(folder, 'hand-in'), FILE, USUAL);
      expect(near).to.have.property(
        'message',
        `The hand-in has no file ${FILE}.${MOVE('work/saliency-map.ts')}`,
      );
    }));
});
