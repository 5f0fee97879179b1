import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { barrier, type Mechanism, within } from '../../src/sandbox/mechanism.js';
import bubblewrap from '../../src/sandbox/mechanisms/bubblewrap.js';
import landlock from '../../src/sandbox/mechanisms/landlock.js';
import permission from '../../src/sandbox/mechanisms/permission-model.js';
import { openWorkspace } from '../../src/sandbox/workspace.js';
import { temporaryFolder } from '../../src/temporary.js';
import { float32 } from '../../src/tensor/flat.js';

describe('folders with odd names', function () {
  this.timeout(60_000);
  let root: string;
  const usual = process.env.TMPDIR;
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'gradelens-odd-')));
    await chmod(root, 0o711);
  });
  afterEach(() => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  });
  after(() => rm(root, { recursive: true, force: true }));

  for (const wall of [bubblewrap, landlock] as readonly Mechanism[]) {
    it(`hand-ins run within ${wall.title}`, async function () {
      const why = await wall.missing();
      if (why) {
        console.log(`      skipped: ${this.test?.title}: ${why}`);
        this.skip();
      }
      const temporary = join(root, `--a b'c"d$e\`f[g]h?i{j},ä:k`);
      await mkdir(join(temporary, 'hand-in'), { recursive: true });
      await chmod(temporary, 0o711);
      await writeFile(join(temporary, 'hand-in/a.ts'), 'export const f = (x: any) => x.add(1);');
      process.env.TMPDIR = temporary;
      const limits = (await barrier()).used.filter(({ kind }) => kind === 'limit');
      const { weights } = await loadWeights('small');
      const used = [...limits, wall].sort((a, b) => a.order - b.order);
      const workspace = await openWorkspace({ backend: 'wasm', network: { id: 'small', weights }, used });
      const session = await workspace.session(join(temporary, 'hand-in'), { memoryLimit: 2048 });
      const x = { kind: 'tensor', tensor: float32([1], [1]) } as const;
      const answer = await session.call({ file: 'a.ts', export: 'f', arguments: { x } }, { timeLimit: 10 });
      await workspace.close();
      expect(answer, JSON.stringify(answer)).to.deep.include({ outcome: 'returned' });
    });
  }

  it('a star and a backslash, which Node takes for something else, are refused with the remedy', async () => {
    for (const name of ['a*b', 'a\\b']) {
      await mkdir(join(root, name));
      process.env.TMPDIR = join(root, name);
      expect(() => temporaryFolder('odd'))
        .to.throw(/a \* or a backslash in its name.*Set TMPDIR/)
        .with.property('code', 'NO_TEMPORARY_FOLDER');
    }
  });

  it('a star in a folder of the program is, too: it would open all that begins alike', () => {
    const readable = ['/opt/a*b/gradelens/*'];
    expect(() => within([permission], '/opt/a*b/x.mjs', { readable, cwd: '/', memoryLimit: 512 }))
      .to.throw(/There is a \* in the name of the folder \/opt\/a\*b\/gradelens.*Move gradelens/)
      .with.property('code', 'PATH_WITH_STAR');
  });
});
