import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { type Bundled, bundle } from '../../src/sandbox/bundle.js';
import { USUAL } from '../../src/sandbox/importable.js';

type Files = Readonly<Record<string, string>>;
const TF = "import * as tf from '@tensorflow/tfjs';\n";
const F = 'export const f = 1;\n';

/** What is compiled. */
const RIGHT: Record<string, Files> = {
  'imports in comments, strings, templates and regular expressions': {
    'a.ts': `/* require('x')\n import('y') */ // import.meta.url\nconst s = "import('z')" + \`require("y")\`;\nexport const f = /import\\(|require\\(/.test(s);`,
  },
  'a method or a function of one’s own called require': {
    'a.ts': 'const o: any = {}; o.require(1); o.import(2);\nexport const f = (require: any) => require(3);',
  },
  'types of anything, and what is not used': {
    'a.ts': `import type { A } from 'lodash';\nimport { type B } from 'node:fs';\nimport C from 'node:path';\nexport let f: A | B | C | typeof import('node:os');`,
  },
  'a default import': { 'a.ts': "import tf from '@tensorflow/tfjs';\nexport const f = tf;" },
  '.js for .ts': { 'a.ts': "export * from './b.js';", 'b.ts': F },
  '.js for .js beside no .ts': { 'a.ts': "export * from './b.js';", 'b.js': F },
  '.mjs for .mts': { 'a.ts': "export * from './u/b.mjs';", 'u/b.mts': F },
  '.cjs for .cts': { 'a.ts': "export * from './b.cjs';", 'b.cts': 'export const f: number = 1;' },
  'the TypeScript file itself': { 'a.ts': "export * from './b.mts';", 'b.mts': F },
  'no ending': { 'a.ts': "export * from './b';", 'b.mts': F },
  'the index of a folder': { 'a.ts': "export * from './b';", 'b/index.ts': F },
  'the index of the hand-in itself': { 'a.ts': "export * from '.';", 'index.ts': F },
  'the index of a folder called like a file': { 'a.ts': "export * from './b.ts';", 'b.ts/index.ts': F },
  JSON: { 'a.ts': "import d from './d.json';\nexport const f = d.x;", 'd.json': '{"x": 1}' },
};

/** What is refused: the outcome, where, and what is said. */
const WRONG: Record<string, readonly [files: Files, outcome: string, where: RegExp, says: RegExp]> = {
  'a dynamic import': [
    { 'a.ts': `${TF}export const f = (n: string) => import(n);` },
    'blocked',
    /^a\.ts:2:33$/,
    /^import\(\) is not allowed/,
  ],
  'a dynamic import by a literal': [
    { 'a.ts': "export const f = () => import('node:fs');" },
    'blocked',
    /^a\.ts:1:\d/,
    /^import\(\)/,
  ],
  'a dynamic import that is caught, in a file that is imported': [
    {
      'a.ts': "export * from './lib/b.js';",
      'lib/b.ts':
        "export const f = async (n: string) => {\n  try { await import(/* @x */ '../' + n); } catch {}\n};",
    },
    'blocked',
    /^lib\/b\.ts:2:\d/,
    /^import\(\)/,
  ],
  'a dynamic import of a file of its own': [
    { 'a.ts': "export const f = () => import('./b.js');", 'b.ts': F },
    'blocked',
    /^a\.ts:1:/,
    /import/,
  ],
  'import.meta': [
    { 'a.ts': 'export const f = () => (import.meta as any).url;' },
    'blocked',
    /^a\.ts:1:25$/,
    /^import\.meta/,
  ],
  require: [
    { 'a.ts': "declare const require: any;\nexport const f = require('fs');" },
    'blocked',
    /^a\.ts:2:/,
    /^require\(\)/,
  ],
  'require under a name in disguise': [
    { 'a.ts': "export const f = () => (r\\u0065quire as any)('fs');" },
    'blocked',
    /^a\.ts:1:/,
    /^require\("fs"\)/,
  ],
  'import = require': [
    { 'a.ts': "import tf = require('@tensorflow/tfjs');\nexport const f = tf;" },
    'blocked',
    /^a\.ts:1:/,
    /write import \.\.\. from "@tensorflow\/tfjs"/,
  ],
  'a module of Node': [
    { 'a.ts': `${TF}import fs from 'node:fs';\nexport const f = fs;` },
    'blocked',
    /^a\.ts:2:/,
    /"node:fs" is not among.*@tensorflow\/tfjs/,
  ],
  'a file that is not there': [
    { 'a.ts': `${TF}export * from './helpers.js';`, 'helper.ts': F },
    'error',
    /^a\.ts:2:/,
    /no file "\.\/helpers\.js"\. Is it helper\.ts\?$/,
  ],
  'a name that no system takes': [
    { 'a.ts': `export * from './${'x'.repeat(5000)}.js';` },
    'error',
    /^a\.ts:1:/,
    /^The hand-in has no file "\.\/x{58}…"\.$/,
  ],
  'a file outside': [
    { 'a.ts': "export * from '../../etc/passwd.js';" },
    'blocked',
    /^a\.ts:1:/,
    /lies outside the hand-in/,
  ],
  'a file that is too large': [
    { 'a.ts': `${TF}export * from './b.js';`, 'b.ts': `//${'x'.repeat(2 ** 20)}` },
    'blocked',
    /^a\.ts:2:/,
    /^b\.ts has 1048578 bytes/,
  ],
  'a bracket that is missing': [
    { 'a.ts': 'export const f = (x: number) => {\n  return x;\n' },
    'error',
    /^a\.ts:3:/,
    /^The file does not compile: Unexpected end of file\./,
  ],
  'JSON that is none': [
    { 'a.ts': "import d from './d.json';\nexport const f = d;", 'd.json': '{\n  "x": 1,,\n}' },
    'error',
    /^d\.json:2:/,
    /does not compile.*In: "x": 1,,/,
  ],
  'a mistake in a line of a megabyte': [
    { 'a.ts': `export const f = [${'1,'.repeat(400_000)}}];` },
    'error',
    /^a\.ts:1:800019$/,
    /In: (1,)+\}\];$/,
  ],
};

describe('a file of a hand-in, compiled', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-bundle-'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  async function bundled(files: Files): Promise<Bundled> {
    const folder = await mkdtemp(join(root, 'h*'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return bundle(folder, 'a.ts', USUAL);
  }

  for (const [what, files] of Object.entries(RIGHT)) {
    it(`${what}: right`, async () => {
      const { outcome, ...rest } = await bundled(files);
      expect(outcome, JSON.stringify(rest)).to.equal('bundled');
    });
  }

  for (const [what, [files, outcome, where, says]] of Object.entries(WRONG)) {
    it(`${what}: ${outcome}`, async () => {
      const answer = await bundled(files);
      if (answer.outcome === 'bundled') throw new Error(answer.code.slice(0, 1000));
      expect(answer.outcome, answer.message).to.equal(outcome);
      expect(answer.message).to.match(says);
      expect(answer.where).to.match(where);
      expect(`${answer.where}: ${answer.message}`).not.to.match(/.{400}|gradelens-/);
    });
  }

  it('no name made of pieces takes in files outside, however it is written', async () => {
    const outside = await mkdtemp(join(root, 'g'));
    await writeFile(join(outside, 'key.ts'), 'export const key = "the answer";');
    const folder = join(outside, 'hand-in');
    await mkdir(folder);
    for (const how of [
      'import(`../$' + '{n}.ts`)',
      "import(/**/'../' + n + '.ts')",
      "(r\\u0065quire as any)('../' + n + '.ts')",
    ]) {
      await writeFile(join(folder, 'a.ts'), `export const f = (n: string) => ${how};`);
      const answer = await bundle(folder, 'a.ts', USUAL);
      expect(answer.outcome, how).to.equal('blocked');
    }
  });

  it('a link to a folder of the machine tells no name of it', async () => {
    await mkdir(join(root, 'machine'));
    await writeFile(join(root, 'machine', 'secret.ts'), F);
    const folder = await mkdtemp(join(root, 'h'));
    await symlink(join(root, 'machine'), join(folder, 'm'));
    for (const name of ['secret', 'secre']) {
      await writeFile(join(folder, 'a.ts'), `export * from './m/${name}.js';`);
      const answer = await bundle(folder, 'a.ts', USUAL);
      expect(answer.outcome).not.to.equal('bundled');
      expect(JSON.stringify(answer)).not.to.match(/secret\.ts|the answer/);
    }
  });
});
