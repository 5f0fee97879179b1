import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';

const DEMO = join(ROOT, 'rubric/demo.yaml');

describe('gradelens pack', function () {
  this.timeout(60_000);

  it('--help has examples, for each kind too', async () => {
    for (const command of [[], ['gradescope'], ['student']]) {
      const { code, stdout } = await gradelens(['pack', ...command, '--help']);
      expect(code).to.equal(0);
      expect(stdout).to.match(/Examples:\n {2}\$ gradelens pack /);
    }
  });

  it('the command that the upload calls is not offered, and has help', async () => {
    expect((await gradelens(['--help'])).stdout).not.to.match(/^ {2}gradescope/m);
    expect((await gradelens(['gradescope', '--help'])).stdout).to.include(
      '$ gradelens gradescope --root trial',
    );
  });

  it('without an assignment: 2, with the option that is missing', async () => {
    const { code, stderr } = await gradelens(['pack', 'gradescope']);
    expect(code).to.equal(2);
    expect(stderr).to.match(/required option '--assignment <file>' not specified/);
  });

  it('an unknown assignment: 2', async () => {
    for (const kind of ['gradescope', 'student']) {
      const { code, stderr } = await gradelens(['pack', kind, '--assignment', 'no.yaml']);
      expect(code).to.equal(2);
      expect(stderr).to.match(/Cannot read the assignment file no\.yaml \(ENOENT\)/);
    }
  });

  it('without the weights: 2, says where they are looked for and what needs none', () =>
    inTemporaryFolder(async (folder) => {
      for (const kind of ['gradescope', 'student']) {
        const { code, stderr } = await gradelens(
          ['pack', kind, '--assignment', 'rubric/a3.yaml', '--out', join(folder, 'a.zip')],
          { env: { GRADELENS_MODELS: folder } },
        );
        expect(code).to.equal(2);
        expect(stderr).to.match(
          /weights of squeezenet1_1 were not found[\s\S]*--assignment rubric\/demo\.yaml/,
        );
      }
      expect(await readdir(folder)).to.deep.equal([]);
    }));

  it('an older zip is replaced; a folder in its place is an error', () =>
    inTemporaryFolder(async (folder) => {
      const out = join(folder, 'a.zip');
      await writeFile(out, 'old');
      const pack = (path: string) => gradelens(['pack', 'gradescope', '--assignment', DEMO, '--out', path]);
      expect((await pack(out)).code).to.equal(0);
      expect((await readFile(out)).subarray(0, 2).toString()).to.equal('PK');
      await mkdir(join(folder, 'b.zip'));
      const { code, stderr } = await pack(join(folder, 'b.zip'));
      expect(code).to.equal(2);
      expect(stderr).to.match(/Cannot write .*b\.zip \(EISDIR\)\. Give --out the path of a zip file/);
      expect(await readdir(folder)).to.deep.equal(['a.zip', 'b.zip']);
    }));

  describe('an assignment that cannot be packed', () => {
    type Plain = { reference?: string; expected?: string; problems: { tests: { visibility: string }[] }[] };
    const CASES: Record<string, [kind: string, change: (plain: Plain) => void, says: RegExp]> = {
      'a key that is not there': [
        'gradescope',
        (plain) => Object.assign(plain, { reference: 'nowhere' }),
        /The answer key in .*nowhere has no saliency-map\.ts, gradcam\.ts/,
      ],
      'no key at all': [
        'student',
        (plain) => {
          delete plain.reference;
          plain.expected = 'expected.gz';
        },
        /has recorded outputs in place of an answer key/,
      ],
      'both a key and recorded outputs': [
        'student',
        (plain) => Object.assign(plain, { expected: 'expected.gz' }),
        /expected either `reference` or `expected`; both are there/,
      ],
      'nothing public': [
        'student',
        ({ problems }) => {
          for (const { tests } of problems) for (const test of tests) test.visibility = 'hidden';
        },
        /has no test with `visibility: visible`/,
      ],
    };
    for (const [name, [kind, change, says]] of Object.entries(CASES)) {
      it(`${name}: 2, with the remedy`, () =>
        inTemporaryFolder(async (folder) => {
          const plain: Plain = parse(await readFile(DEMO, 'utf8'));
          plain.reference = join(ROOT, 'reference');
          change(plain);
          const path = join(folder, 'a.yaml');
          await writeFile(path, stringify(plain));
          const { code, stderr } = await gradelens([
            'pack',
            kind,
            '--assignment',
            path,
            '--out',
            join(folder, 'a.zip'),
          ]);
          expect(code).to.equal(2);
          expect(stderr)
            .to.match(says)
            .and.not.match(/ at .*:\d+:\d+/);
        }));
    }

    it('a starter without a file that is graded: 2', () =>
      inTemporaryFolder(async (folder) => {
        await writeFile(join(folder, 'tv-loss.ts'), '');
        const { code, stderr } = await gradelens([
          'pack',
          'student',
          '--assignment',
          DEMO,
          '--starter',
          folder,
        ]);
        expect(code).to.equal(2);
        expect(stderr).to.match(/The starter .* has no saliency-map\.ts, .*Give its folder with --starter\./);
      }));
  });
});
