import { chmod, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from 'zod';
import { installedFonts } from '../../src/font-files.js';
import { PACKAGE } from '../../src/model/folders.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { temporaryFolder } from '../../src/temporary.js';
import { bundleWorker, type WorkerProgram, workerProgram } from '../../src/worker/program.js';
import { Worker } from '../../src/worker/worker.js';
import { parseAnswers } from '../../src/writeup/answers.js';
import { deckOf } from '../../src/writeup/deck.js';
import { readTemplates } from '../../src/writeup/layout/template.js';

const MODULES = join(PACKAGE, 'node_modules');

describe('fonts that the package leaves out', function () {
  this.timeout(120_000);
  const place = temporaryFolder('test');
  let program: WorkerProgram;
  /** A worker's program where these fonts are not installed, though all else is. */
  before(async () => {
    const { path } = place;
    await bundleWorker(path);
    await mkdir(join(path, 'node_modules'));
    for (const name of await readdir(MODULES)) {
      if (name !== '@embedpdf') await symlink(join(MODULES, name), join(path, 'node_modules', name));
    }
    await symlink(join(PACKAGE, 'dist/fonts'), join(path, 'fonts'));
    await mkdir(join(path, 'own/node_modules'), { recursive: true });
    await symlink(join(MODULES, '@embedpdf'), join(path, 'own/node_modules/@embedpdf'));
    for (const folder of [path, join(path, 'tasks')]) await chmod(folder, 0o755);
    const { readable } = await workerProgram();
    program = { program: join(path, 'main.mjs'), cwd: path, readable: [...readable, `${path}/*`] };
  });
  after(() => place.remove());

  /** A deck of answers in three scripts, drawn with the fonts of some folders of packages. */
  async function drawn(fonts: readonly string[]) {
    const assignment = await loadAssignment(join(PACKAGE, 'rubric/demo.yaml'));
    const source = await readFile(join(PACKAGE, 'test/fixtures/writeup/scripts/answers.md'), 'utf8');
    const answers = parseAnswers(source, assignment.questions);
    const deck = deckOf(assignment, assignment.deck!, 'hand-in', answers, new Map());
    const templates = await readTemplates(join(PACKAGE, 'templates/demo'));
    const output = z.object({ warnings: z.array(z.string()), file: z.instanceof(Buffer) });
    const input = { deck, templates, format: 'pdf', fonts };
    const worker = new Worker({ program });
    const made = await worker
      .run('deck', input, { seconds: 60, bytes: 2 ** 24, output })
      .finally(() => worker.close());
    if (made.outcome === 'failed') throw new Error(made.why);
    const { warnings, file } = made.value;
    return {
      warnings: warnings.filter((line) => line.includes('font')),
      names: new Set(
        [...file.toString('latin1').matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name),
      ),
    };
  }

  it('are missed by page, script and package, whose letters bitmaps and Chinese forms stand in for', async () => {
    const { warnings, names } = await drawn([]);
    const remedy = (packages: string): string =>
      `npm install ${packages} in the folder that you work in brings`;
    expect(warnings).to.deep.equal([
      `Page 8, fooling-insights: There is only a coarse bitmap font here for Hangul: ${remedy('@embedpdf/fonts-kr')} a real one. Look at the page.`,
      `Page 8, fooling-insights: Japanese and traditional Chinese are drawn in a Chinese font's forms: ${remedy('@embedpdf/fonts-jp @embedpdf/fonts-tc')} its own. Look at the page.`,
    ]);
    expect([...names]).not.to.include('NotoSansJP-Regular');
  });

  it("draw where they are installed in a user's own folder", async () => {
    const { warnings, names } = await drawn([join(place.path, 'own/node_modules')]);
    expect(warnings).to.deep.equal([]);
    expect([...names]).to.include.members([
      'NotoSansJP-Regular',
      'NotoSansKR-Regular',
      'NotoSansHant-Regular',
    ]);
  });

  it('are found where they are installed, from any folder below', () => {
    const names = installedFonts(join(PACKAGE, 'test/writeup')).map(({ path }) => path.split(/[\\/]/).at(-1));
    expect(names).to.include.members(['fonts-kr', 'fonts-jp', 'fonts-tc']);
  });
});
