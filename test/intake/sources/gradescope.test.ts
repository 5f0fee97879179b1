import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { placesIn } from '../../../src/intake/class-folder.js';
import { Register } from '../../../src/intake/register.js';
import gradescope from '../../../src/intake/sources/gradescope.js';
import { Calendar } from '../../../src/intake/times.js';
import { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';

describe("Gradescope's metadata", () => {
  const worker = new Worker();
  after(() => worker.close());

  const read = (content: string | Uint8Array) =>
    inTemporaryFolder(async (path) => {
      await mkdir(join(path, 'submission_1'));
      await writeFile(join(path, 'submission_metadata.yml'), content);
      const places = await placesIn(path);
      return gradescope.read({
        ...{
          export: { path, name: 'x', places },
          register: new Register([]),
          calendar: new Calendar(),
          files: [],
          worker,
        },
        table: async () => undefined,
      });
    });

  it('keeps ids as they are written, and times with their zone', async () => {
    const { candidates } = await read(
      '---\nsubmission_1:\n  :submitters:\n  - :name: Ada\n    :sid: 0042\n    :email: ada@example.edu\n  :created_at: 2026-05-01 09:00:00.5 -07:00\n  :history:\n  - :id: 1\n',
    );
    expect(candidates).to.have.lengthOf(1);
    expect(candidates[0]).to.deep.include({
      entries: ['submission_1'],
      who: [{ id: '0042', name: 'Ada', email: 'ada@example.edu', vouched: true }],
      attempt: 2,
    });
    expect(candidates[0]!.submitted?.at).to.equal(Date.parse('2026-05-01T16:00:00Z'));
  });

  for (const [what, content] of [
    ['no YAML', 'submission_1: [unclosed'],
    ['one folder twice', 'submission_1:\n  :submitters: []\nsubmission_1:\n  :submitters: []\n'],
    ['a list', '- a\n- b\n'],
    [
      'aliases that grow',
      `a: &a [x]\n${'bcdef'
        .split('')
        .map((name, i) => `${name}: &${name} [${`*${'abcdef'[i]},`.repeat(9)}]`)
        .join('\n')}\n`,
    ],
  ] as const) {
    it(`is not believed where it is ${what}`, async () => {
      const error = await read(content).catch((each: unknown) => each);
      expect(error).to.have.property('code', 'METADATA_INVALID');
      expect((error as Error).message).to.match(/^submission_metadata\.yml cannot be read: /);
    });
  }

  it('whatever stands in it: every folder is a hand-in of somebody named or of nobody, or it cannot be read', async () => {
    const word = fc.constantFrom(
      'a',
      '~',
      '""',
      '0042',
      '[',
      '{',
      '- ',
      '&a',
      '*a',
      ':sid: 1',
      '!!js/function x',
      '\t',
      '|',
      '2026-05-01',
    );
    const text = fc.array(
      fc.tuple(
        fc.constantFrom('', '  ', '  - ', '    ', 'submission_1:\n', '  :submitters:\n', '  :created_at: '),
        word,
      ),
      { maxLength: 8 },
    );
    const content = fc.oneof(
      text.map((parts) => parts.map(([a, b]) => `${a}${b}\n`).join('')),
      fc.uint8Array({ maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(content, async (each) => {
        try {
          const { candidates } = await read(each);
          expect(candidates.flatMap(({ entries }) => entries)).to.include('submission_1');
        } catch (error) {
          expect(error).to.have.property('code', 'METADATA_INVALID');
        }
      }),
      { numRuns: 200 },
    );
  });
});
