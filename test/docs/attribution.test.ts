import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { transformSync } from 'esbuild';
import { type Library, readLibrary } from '../../scripts/attr-docs/library.js';
import { type Unit, unitOf } from '../../scripts/attr-docs/unit.js';
import * as attr from '../../src/attr/index.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import { randomNetwork, randomPictures } from '../networks.js';
import { ROOT } from '../process.js';
import { anchorsOf, codeBlocks, linksOf, readText } from './markdown.js';

type Scope = Record<string, unknown>;

const N = 2;
const SIZE = 40;
const FOLDER = `${ROOT}docs/attribution/`;
const unitsIn = (folder: string): string[] =>
  readdirSync(`${ROOT}src/attr/${folder}`).map((file) => `${folder}/${file}`);
const paths = ['methods', 'metrics', 'robust'].flatMap(unitsIn);

/** Runs code as the body of an asynchronous function; `wanted` are names that it declares. */
async function run(code: string, scope: Scope, wanted: readonly string[]): Promise<Scope> {
  const AsyncFunction = (async () => {}).constructor as new (
    ...args: string[]
  ) => (...args: unknown[]) => Promise<Scope>;
  // A function inside: what the code declares may have a name of the scope's.
  const plain = transformSync(code, { loader: 'ts' }).code;
  const body = `return (async () => {\n${plain}\nreturn { ${wanted.join(', ')} };\n})();`;
  return new AsyncFunction(...Object.keys(scope), body)(...Object.values(scope));
}

/** What a line of an example declares, with what its comment says of it: `const map = ...; // [2,40,40,3]`. */
function promises(code: string): { name: string; shape: string; comment: string }[] {
  return [...code.matchAll(/^(?:const|let) (\w+) = .*; \/\/ (\[[^\]]*\])(.*)$/gm)].map(
    ([, name = '', shape = '', comment = '']) => ({ name, shape, comment }),
  );
}

describe('documentation of the attribution library', function () {
  this.timeout(120_000);
  let library: Library;
  let model: OwnedClassifier;
  let scope: Scope;

  before(async () => {
    await startBackend('wasm');
    library = await readLibrary();
    model = randomNetwork();
    const X = randomPictures(N, SIZE);
    const target = [3, 7];
    const attributions = new attr.InputXGradient(model).attribute(X, { target });
    scope = { ...attr, tf, model, X, target, attributions };
  });
  after(() => {
    model.dispose();
    tf.dispose([scope.X, scope.attributions] as tf.Tensor[]);
  });

  it('is what the doc comments give', () => {
    const args = ['--import', 'tsx', `${ROOT}scripts/attr-docs.ts`, '--check'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  });

  it('has a page for each method and metric, and its picture where it explains a picture', () => {
    expect(paths.length).to.be.at.least(32);
    const names = (folder: string) => readdirSync(folder).map((each) => each.replace(/\.(md|png)$/, ''));
    const units = paths.map((path) => path.replace(/^\w+\/|\.ts$/g, ''));
    expect(names(FOLDER)).to.include.members(units);
    // A method may come without one: pictures need SqueezeNet's weights.
    expect(units).to.include.members(names(`${FOLDER}pictures/`));
  });

  for (const path of paths) {
    describe(path, () => {
      let unit: Unit;
      before(() => {
        unit = unitOf(path, library);
      });

      it('has an example that runs, with the shape it promises', async () => {
        const code = unit.comment.example.join('\n');
        const [promise, ...others] = promises(code);
        expect(others, code).to.have.length(0);
        const { [promise!.name]: result } = await run(code, scope, [promise!.name]);
        const map = result as tf.Tensor;
        expect(map.shape).to.deep.equal(shapeOf(promise!.shape, code));
        const numbers = [...map.dataSync()];
        expect(numbers.every(Number.isFinite)).to.equal(true);
        expect(numbers.some((value) => value !== 0)).to.equal(true);
        if (promise!.comment.includes('>= 0')) expect(Math.min(...numbers)).to.be.at.least(0);
        if (promise!.comment.includes('signed')) expect(Math.min(...numbers)).to.be.below(0);
        map.dispose();
      });

      it('says of every option what it means', () => {
        const page = pageOf(unit);
        const table = page.slice(page.indexOf('| option |')).split('\n\n')[0]!.split('\n').slice(2);
        expect(table.length).to.be.at.least(1);
        for (const row of table) expect(row).to.match(/^\| `\w+` \| .*`.* \| \S.* \| \S.*[.:)] \|$/);
      });
    });
  }

  /** A shape by its letters: those of the batch, then of the layer that the code names. */
  function shapeOf(text: string, code: string): number[] {
    const layer = /'(features\.\d+)'/.exec(code)?.[1];
    const [, h, w, C] = layer ? tf.tidy(() => model.forward(scope.X as tf.Tensor, { to: layer }).shape) : [];
    const letters: Record<string, number | undefined> = { N, H: SIZE, W: SIZE, h, w, C };
    return text
      .slice(1, -1)
      .split(',')
      .map((part) => letters[part] ?? Number(part));
  }

  describe('README.md', () => {
    const blocks = codeBlocks(`${FOLDER}README.md`, 'ts').filter(
      (block) => !block.includes('gradelens/visualize'),
    );

    it('has examples', () => expect(blocks.length).to.be.at.least(4));

    for (const [i, block] of blocks.entries()) {
      it(`runs example ${i + 1}, with the shapes it promises`, async () => {
        // Imports are the scope's; each must be one that the library has.
        for (const [, names = ''] of block.matchAll(/^import \{(.*)\} from 'gradelens\/attr';$/gm)) {
          expect(attr).to.include.all.keys(names.split(',').map((name) => name.trim()));
        }
        const code = block.replace(/^import .*$/gm, '');
        const promised = promises(code);
        const results = await run(
          code.replace(/^tf\.dispose.*$/gm, ''),
          scope,
          promised.map(({ name }) => name),
        );
        for (const { name, shape } of promised) {
          expect(`[${(results[name] as tf.Tensor).shape}]`, name).to.equal(shape);
        }
      });
    }
  });

  describe('a doc comment that lacks', () => {
    const source = (without: string): Library => {
      const text = library.files.get('methods/saliency.ts')!;
      expect(text).to.include(without);
      return {
        ...library,
        files: new Map([...library.files, ['methods/saliency.ts', text.replace(without, '')]]),
      };
    };

    for (const [what, without, message] of [
      ['a formula', ' * - Formula: |dF/dx|\n', 'lacks a line "- Formula: ..."'],
      ['its cost', ' * - Cost: 1 forward and 1 backward pass.\n', 'lacks a line "- Cost: ..."'],
      ['its source', ' - Source:', 'lacks a line "- Source: ..."'],
      ['an example', '@example', 'lacks an @example'],
      ['shapes', ' Returns the same shape', '- `inputs`: ... Returns ...'],
    ] as const) {
      it(`${what} is refused by name`, () => {
        const read = () => unitOf('methods/saliency.ts', source(without));
        expect(read).to.throw('src/attr/methods/saliency.ts').with.property('message').that.includes(message);
      });
    }
  });
});

function pageOf({ file }: Unit): string {
  return readText(`${FOLDER}${file}.md`);
}

describe('links of the documentation', () => {
  const below = readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' }).map(
    (name) => `docs/${name}`,
  );
  const files = [
    'README.md',
    'CONTRIBUTING.md',
    'ARCHITECTURE.md',
    ...below.filter((name) => name.endsWith('.md')),
  ];

  it('are found', () => expect(linksOf(join(ROOT, 'docs/attribution/README.md')).length).to.be.at.least(32));

  for (const name of files) {
    it(`lead somewhere in ${name}`, () => {
      const file = join(ROOT, name);
      expect(readText(file), 'a link inside a link').to.not.include('[[');
      for (const link of linksOf(file)) {
        if (/^[a-z]+:/.test(link)) continue;
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? file : join(dirname(file), decodeURIComponent(path));
        expect(existsSync(target), `${link} in ${name}`).to.equal(true);
        expect(relative(ROOT, target), `${link} leaves the repository`).to.not.match(/^\.\./);
        if (anchor !== undefined) expect([...anchorsOf(target)], `${link} in ${name}`).to.include(anchor);
      }
    });
  }
});
