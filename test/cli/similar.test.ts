import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { enter } from '../../src/store/hand-ins.js';
import { beginRun } from '../../src/store/runs.js';
import { openStore } from '../../src/store/store.js';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';
import { DISGUISES, independent, type Sources, waysByProblem } from '../similar/generated-class.js';

const ASSIGNMENT = join(ROOT, 'rubric/demo.yaml');
const HTML = '</pre><script>alert(1)</script>';

/** An output folder with hand-ins that were graded, as far as comparing them needs it. */
async function gradedInto(out: string, folders: Readonly<Record<string, string>>): Promise<void> {
  const store = await openStore(out);
  const run = await beginRun(store.db, {
    ...{
      assignment: 'demo',
      assignmentFile: ASSIGNMENT,
      grader: {},
      absent: [],
      marks: {},
      command: 'grade',
    },
  });
  const entries = Object.entries(folders).map(([name, path]) => ({
    ...{ name, path },
    identity: {
      students: [
        { id: name, name: `${name.toUpperCase()} <b>`, email: `${name}@school.example`, section: '' },
      ],
      ...{ submitted: null, late: 'unknown' as const, lateness: '' },
    },
  }));
  await enter(store.db, entries, [], (name) => name);
  await run.end();
  await store.close();
}

async function lay(folder: string, files: Sources | Record<string, Buffer>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

describe('gradelens similar', function () {
  this.timeout(300_000);

  it('names what cannot be compared, which harms nobody else, and shows pairs side by side with nothing of them taken for HTML', () =>
    inTemporaryFolder(async (folder) => {
      const ways = await waysByProblem();
      const own = (seed: number): Sources => independent(ways, seed);
      const said = `export function said(x) {
  const text = ${JSON.stringify(HTML)};
  for (const each of text.split('')) console.log(each.length, x.rank + 1, text.trim());
  return text;
}
`;
      const ada = { ...own(1), 'style-transfer.ts': `${own(1)['style-transfer.ts']}\n${said}` };
      const at = (name: string): string => join(folder, 'class', name);
      const folders: Record<string, string> = {
        ada: await lay(at('ada'), ada),
        bob: await lay(at('bob'), {
          ...DISGUISES.split(DISGUISES.renamed(ada)),
          'tv-loss.ts': "export * from './my-tv-loss.js';\n",
        }),
        cid: await lay(at('cid'), own(3)),
        deep: await lay(at('deep'), {
          ...own(4),
          'tv-loss.ts': `export const x = a${'.b'.repeat(1e5)};`,
        }),
        nested: await lay(at('nested'), {
          'tv-loss.ts': `export const x = ${'('.repeat(1e5)}1${')'.repeat(1e5)};`,
        }),
        huge: await lay(at('huge'), { ...own(5), 'tv-loss.ts': 'let x = 1;\n'.repeat(1e5) }),
        latin: await lay(at('latin'), { 'tv-loss.ts': Buffer.from('// caf\xe9', 'latin1') }),
        typo: await lay(at('typo'), { ...own(6), 'tv-loss.ts': 'export const x = 1;\nexport const = 2;\n' }),
        gone: at('gone'),
      };
      await symlink(join(at('ada'), 'grad-cam.ts'), join(at('cid'), 'linked.ts'));
      // Two of another year are each other's copies, which is no longer of interest.
      await lay(join(folder, 'old/zoe'), DISGUISES.reordered(own(3)));
      await lay(join(folder, 'old/yan'), own(70));
      await lay(join(folder, 'old/xia'), own(70));
      const out = join(folder, 'out');
      await gradedInto(out, folders);

      const first = await gradelens(['similar', out]);
      expect(first.code, first.stderr).to.equal(3);
      expect(first.stdout).to.include('6 hand-ins compared. 1 pair shares code');
      expect(first.stdout).to.match(
        / 1 {2}ADA <b> and BOB <b>: \d+ lines of the one, \d+ of the other; \d+ % and \d+ %/,
      );
      for (const line of [
        'DEEP <b>: tv-loss.ts is nested too deeply',
        'NESTED <b>: tv-loss.ts does not parse in line 1',
        'HUGE <b>: tv-loss.ts is too large: 1075 KiB',
        'LATIN <b>: tv-loss.ts is not UTF-8',
        'TYPO <b>: tv-loss.ts does not parse in line 2',
        `GONE <b>: It was graded in ${at('gone')}, where nothing lies now.`,
      ])
        expect(first.stdout).to.include(line);

      const page = await readFile(join(out, 'similar.html'), 'utf8');
      expect(page).not.to.include('<script').and.not.to.include('<b>');
      expect(page)
        .to.include('&lt;/pre&gt;&lt;script&gt;')
        .and.include('ada/staff.html')
        .and.include('lib/helpers-of-');
      const csv = await readFile(join(out, 'similar.csv'), 'utf8');
      expect(csv.split('\n')[1]).to.match(/^1,ada,bob,,\d+,\d+,\d+,\d+$/);

      await rm(at('deep'), { recursive: true });
      const second = await gradelens(['similar', out, '--against', join(folder, 'old')]);
      expect(second.code, second.stderr).to.equal(3);
      expect(second.stdout).to.include('8 hand-ins compared, 3 of them of another year. 2 pairs share');
      expect(second.stdout).to.match(/CID <b> and zoe \(another year\): /);
      expect(await readFile(join(out, 'similar.html'), 'utf8')).not.to.include('zoe/staff.html');
    }));

  it('says what is missing where nothing was graded, or where there is no starter: 2', () =>
    inTemporaryFolder(async (folder) => {
      const none = await gradelens(['similar', folder]);
      expect(none.code).to.equal(2);
      expect(none.stderr).to.include('holds no results');
      await gradedInto(folder, {});
      const starter = await gradelens(['similar', folder, '--starter', join(folder, 'nowhere')]);
      expect(starter.code).to.equal(2);
      expect(starter.stderr).to.include('nowhere: expected the folder that everybody was given');
    }));
});
