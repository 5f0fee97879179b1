import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { bundle } from '../../src/sandbox/bundle.js';
import type { Call } from '../../src/sandbox/call.js';
import { LIBRARIES, type Library, USUAL } from '../../src/sandbox/importable.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';

type Files = Readonly<Record<string, string>>;
const USE = 'export const f = () => Saliency;\n';

/** Ways to the library that a file may not go, and where the import stands. */
const WAYS: Record<string, readonly [files: Files, where: RegExp]> = {
  'an import': [{ 'a.ts': `\nimport { Saliency } from 'gradelens/attr';\n${USE}` }, /^a\.ts:2:/],
  'all of it': [{ 'a.ts': "import * as attr from 'gradelens/attr';\nexport const f = attr;" }, /^a\.ts:1:/],
  'an import of nothing': [{ 'a.ts': "import 'gradelens/attr';\nexport const f = 1;" }, /^a\.ts:1:/],
  'export … from': [{ 'a.ts': "export { Saliency as f } from 'gradelens/attr';" }, /^a\.ts:1:/],
  'export * from': [{ 'a.ts': "export * from 'gradelens/attr';" }, /^a\.ts:1:/],
  'a name beside a type': [
    { 'a.ts': `import { type GradCam, Saliency } from 'gradelens/attr';\n${USE}` },
    /^a\.ts:1:/,
  ],
  'a helper': [
    {
      'a.ts': "import { f } from './util/b.js';\nexport { f };",
      'util/b.ts': `import { Saliency } from 'gradelens/attr';\n${USE}`,
    },
    /^util\/b\.ts:1:/,
  ],
  'a file that may': [
    {
      'a.ts': "export { f } from './attribution.js';",
      'attribution.ts': `\n\nimport { Saliency } from 'gradelens/attr';\n${USE}`,
    },
    /^attribution\.ts:3:/,
  ],
  'a helper in JavaScript that a helper takes in': [
    {
      'a.ts': "export * from './b';",
      'b.ts': "export * from './c.js';",
      'c.js': "export * from 'gradelens/attr';",
    },
    /^c\.js:1:/,
  ],
  'import()': [{ 'a.ts': "export const f = () => import('gradelens/attr');" }, /^a\.ts:1:/],
  'require()': [
    { 'a.ts': "declare const require: any;\nexport const f = require('gradelens/attr');" },
    /^a\.ts:2:/,
  ],
};

/** What is no import of it. */
const FREE: Record<string, Files> = {
  'a type': { 'a.ts': "import type { Saliency } from 'gradelens/attr';\nexport let f: Saliency;" },
  'a type among names': {
    'a.ts': "import { type Saliency } from 'gradelens/attr';\nexport let f: Saliency;",
  },
  'a class that only serves as a type': {
    'a.ts': "import { Saliency } from 'gradelens/attr';\nexport let f: Saliency;",
  },
  'a type handed on': { 'a.ts': "export type { Saliency } from 'gradelens/attr';\nexport const f = 1;" },
  'a comment and a string': {
    'a.ts': "// import { Saliency } from 'gradelens/attr'\nexport const f = 'gradelens/attr';",
  },
};

describe('libraries that a file may import', function () {
  this.timeout(60_000);
  let root: string;
  let workspace: Workspace;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-libraries-'));
    workspace = await openWorkspace({
      backend: 'wasm',
      network: { id: 'small', weights: (await loadWeights('small')).weights },
    });
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  async function handIn(files: Files): Promise<string> {
    const folder = await mkdtemp(join(root, 'h'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return folder;
  }

  for (const [what, [files, where]] of Object.entries(WAYS)) {
    it(`${what}: blocked where the import stands, free where it is allowed`, async () => {
      const folder = await handIn(files);
      const answer = await bundle(folder, 'a.ts', USUAL);
      if (answer.outcome === 'bundled') throw new Error(answer.code.slice(0, 500));
      expect(answer.outcome, answer.message).to.equal('blocked');
      expect(answer.where).to.match(where);
      expect(`${answer.where}: ${answer.message}`).not.to.match(/.{400}|gradelens-/);
      if (/\(\)$/.test(what)) return;
      expect(answer.message).to.match(
        /^a\.ts may not import gradelens\/attr.* It may import @tensorflow\/tfjs, gradelens and the hand-in's own files\./,
      );
      expect((await bundle(folder, 'a.ts', LIBRARIES)).outcome).to.equal('bundled');
    });
  }

  for (const [what, files] of Object.entries(FREE)) {
    it(`${what}: no import`, async () => {
      expect(await bundle(await handIn(files), 'a.ts', USUAL)).to.include({ outcome: 'bundled' });
    });
  }

  it('names the file between, and what to do', async () => {
    const folder = await handIn(WAYS['a file that may']![0]);
    const answer = await bundle(folder, 'a.ts', USUAL);
    expect(answer)
      .to.have.property('message')
      .that.matches(
        /and takes in attribution\.ts, which imports it\..* Move what it needs of attribution\.ts into a file without this import\.$/,
      );
  });

  it('may be fewer than the usual ones', async () => {
    const folder = await handIn({ 'a.ts': "import * as tf from '@tensorflow/tfjs';\nexport const f = tf;" });
    const answer = await bundle(folder, 'a.ts', []);
    expect(answer)
      .to.have.property('message')
      .that.matches(/^a\.ts may not import @tensorflow\/tfjs\. It may import the hand-in's own files\./);
  });

  describe('in the process', () => {
    const TF = "import * as tf from '@tensorflow/tfjs';\n";
    const imports = new Map<string, readonly Library[]>([['free.ts', LIBRARIES]]);
    const call = (file: string): Call => ({ file, export: 'f', arguments: {} });
    /** Finds the library by words that no compiler reads, from where its own file lies. */
    const SMUGGLE = `${TF}export async function f() {
  const found = async (name: string) => Object.keys(await new Function('n', 'return imp' + 'ort(n)')('../' + name + '/attr.mjs').catch(() => ({}))).length;
  return tf.tensor1d([await found('runtime'), await found('whole-runtime')]);
}`;

    it('is not there for a file that may not import it, whatever way it is asked for', async () => {
      const folder = await handIn({ 'a.ts': SMUGGLE, 'free.ts': SMUGGLE });
      const session = await workspace.session(folder, { memoryLimit: 2048, imports });
      const [own, free] = [
        await session.call(call('a.ts'), { timeLimit: 20 }),
        await session.call(call('free.ts'), { timeLimit: 20 }),
      ];
      await session.close();
      if (own.outcome !== 'returned' || free.outcome !== 'returned')
        throw new Error(JSON.stringify([own, free]));
      expect([...own.outputs.value!.data]).to.deep.equal([0, 0]);
      // The way is one: who may import it finds it so.
      expect(free.outputs.value!.data[1]).to.be.above(10);
    });

    it('is not lent by a file that may', async () => {
      const keep = `${TF}import { Saliency } from 'gradelens/attr';\nexport function f() { (tf.train as any).lent = Saliency; return tf.scalar(1); }`;
      const take = `${TF}export const f = () => tf.scalar((tf.train as any).lent ? 1 : 0);`;
      const folder = await handIn({ 'free.ts': keep, 'a.ts': take });
      const session = await workspace.session(folder, { memoryLimit: 2048, imports });
      const answers = [];
      for (const file of ['free.ts', 'a.ts', 'free.ts', 'a.ts'])
        answers.push(await session.call(call(file), { timeLimit: 20 }));
      await session.close();
      const values = answers.map((answer) =>
        answer.outcome === 'returned' ? answer.outputs.value!.data[0] : answer.message,
      );
      expect(values).to.deep.equal([1, 0, 1, 0]);
    });
  });
});
