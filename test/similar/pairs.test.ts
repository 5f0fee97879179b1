import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Code } from '../../src/similar/code.js';
import { alikePairs, type Pair } from '../../src/similar/pairs.js';
import fingerprints from '../../src/worker/tasks/fingerprints.js';
import { ROOT } from '../process.js';
import { DISGUISES, independent, numbers, type Sources, waysByProblem } from './generated-class.js';

/** As a worker reads it. */
function codeOf(files: Sources): Code {
  const names = Object.keys(files);
  const read = fingerprints({ files: names.map((name) => ({ name, bytes: Buffer.from(files[name]!) })) });
  return read.files.map((file, i) => {
    if ('why' in file) throw new Error(`${names[i]} ${file.why}:\n${files[names[i]!]}`);
    return {
      name: names[i]!,
      hashes: new Float64Array(file.hashes.buffer as ArrayBuffer),
      tokens: new Uint32Array(file.tokens.buffer as ArrayBuffer),
      lines: new Uint32Array(file.lines.buffer as ArrayBuffer),
    };
  });
}

const ofAll = (known: readonly Code[] = []) => ({ known, wanted: () => true });

describe('pairs of hand-ins that are alike', function () {
  this.timeout(180_000);
  let class_: Sources[];
  let codes: Code[];
  let pairs: readonly Pair[];
  const planted = new Map<string, string>();

  /** Who copied from whom, and how: 300 hand-ins, nine of which are somebody else's. */
  before(async () => {
    const ways = await waysByProblem();
    class_ = Array.from({ length: 291 }, (_, i) => independent(ways, i + 1));
    const plant = (of: number, files: Sources, how: string): void => {
      planted.set(`${of}-${class_.push(files) - 1}`, how);
    };
    for (const [i, [how, disguise]] of Object.entries(DISGUISES).entries())
      plant(i * 7, disguise(class_[i * 7]!), how);
    const { renamed, split, typed, reordered } = DISGUISES;
    plant(150, typed(split(renamed(class_[150]!))), 'renamed, split, typed');
    const four = Object.fromEntries(Object.entries(class_[100]!).slice(0, 4));
    plant(100, { ...independent(ways, 9001), ...renamed(four) }, 'four of sixteen problems, renamed');
    plant(200, reordered(renamed(class_[200]!)), 'renamed, reordered');
    codes = class_.map(codeOf);
    pairs = alikePairs(codes, ofAll());
  });

  it('are found among 300: each planted copy among the first ten, whatever was done to it', () => {
    const first = pairs.slice(0, 10).map(({ of }) => of.join('-'));
    const missed = [...planted].filter(([pair]) => !first.includes(pair));
    expect(class_.length).to.equal(300);
    expect(missed, `found: ${first.join(', ')}`).to.deep.equal([]);
  });

  it('show lines that are each other’s, with how much of what is their own they share', () => {
    const pair = pairs.find(({ of: [one, other] }) => planted.get(`${one}-${other}`) === 'reformatted');
    const [one, other] = pair!.of.map((i) => class_[i]!) as [Sources, Sources];
    expect(Math.min(...pair!.shares)).to.be.above(0.85);
    const words = (files: Sources, { file, lines }: Pair['regions'][number]['sides'][0]): string[] => {
      const all = files[file]!.split('\n');
      return lines.flatMap((line) => all[line - 1]!.match(/\w+/g) ?? []);
    };
    for (const { sides } of pair!.regions) {
      const [mine, yours] = [words(one, sides[0]), words(other, sides[1])];
      const both = mine.filter((word) => yours.includes(word));
      expect(both.length / mine.length).to.be.above(0.8);
    }
  });

  it('are not made by what everybody was given, nor by the shape that the task forces', async () => {
    const folder = join(ROOT, 'submissions/starter');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
    const starter: Sources = Object.fromEntries(
      await Promise.all(
        names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
      ),
    );
    // Two of twelve handed in the starter, and more code of it than anybody writes by chance.
    const given = { ...starter, ...class_[3]! };
    const forced = class_[5]!['grad-cam.ts']!;
    const some = class_.slice(10, 22).map((own, i) => ({
      ...(i < 2 ? given : {}),
      'own.ts': own['fooling-image.ts']!,
      'forced.ts': DISGUISES.renamed({ 'forced.ts': forced })['forced.ts']!,
    }));
    const all = some.map(codeOf);
    const without = alikePairs(all, ofAll([codeOf(given)]));
    expect(without.map(({ of }) => of)).not.to.deep.include([0, 1]);
    expect(without).to.deep.equal(
      alikePairs(
        all.map((code) => code.filter(({ name }) => name === 'own.ts')),
        ofAll(),
      ),
    );
    expect(alikePairs(all, ofAll()).map(({ of }) => of)).to.deep.include([0, 1]);
  });

  it('are the same in any order of the class, and of wanted ones only', () => {
    const few = [0, 7, 14, 21, 291, 292, 293, 294].map((i) => codes[i]!);
    const found = alikePairs(few, ofAll());
    const random = numbers(4);
    const order = few.map((_, i) => i).sort(() => random() - 0.5);
    const again = alikePairs(
      order.map((i) => few[i]!),
      ofAll(),
    );
    const told = (list: readonly Pair[], to: (i: number) => number) =>
      list.map(({ of, tokens }) => [...of.map(to).sort((a, b) => a - b), Math.round(tokens)]);
    expect(told(again, (i) => order[i]!)).to.have.deep.members(told(found, (i) => i));
    expect(alikePairs(few, { known: [], wanted: (one, other) => one > 3 || other < 4 })).to.deep.equal([]);
  });
});
