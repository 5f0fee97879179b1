import { expect } from 'chai';
import { readYaml } from '../../src/rubric/document.js';

const TEXT = `# An assignment
a:
  b: 1
  c: [x, y]
d:
base: &base { k: 1 }
other: *base
flow: { e }
`;

/** A path, and where a person finds it in the text. */
const PLACES: readonly (readonly [path: readonly (string | number)[], line: number, column: number])[] = [
  [[], 2, 1],
  [['a'], 3, 3],
  [['a', 'b'], 3, 6],
  [['a', 'c', 1], 4, 10],
  [['a', 'c', 2], 4, 6],
  [['a', 'none'], 3, 3],
  [['none'], 2, 1],
  [['d'], 5, 3],
  [['d', 'deeper'], 5, 3],
  // Nothing is written there: the key is.
  [['flow', 'e'], 8, 9],
  [['flow', 'e', 'deeper'], 8, 9],
  [['other', 'k'], 6, 18],
];

describe('the text of an assignment', () => {
  const { placeOf, value, faults } = readYaml(TEXT);

  it('is read', () => {
    expect(faults).to.deep.equal([]);
    expect(value).to.deep.equal({
      a: { b: 1, c: ['x', 'y'] },
      d: null,
      base: { k: 1 },
      other: { k: 1 },
      flow: { e: null },
    });
  });

  for (const [path, line, column] of PLACES) {
    it(`${path.join('.') || 'the whole'} stands in line ${line}, column ${column}`, () =>
      expect(placeOf(path)).to.deep.equal({ line, column }));
  }

  it('of nothing begins at its beginning', () =>
    expect(readYaml('').placeOf(['a'])).to.deep.equal({ line: 1, column: 1 }));

  it('has faults in one line, without the parser’s own place', () => {
    const [first] = readYaml('a: 1\nb: [2\n').faults;
    expect(first).to.include({ line: 3, column: 1 });
    expect(first!.message).to.match(/^Flow sequence.*sufficiently indented and end with a \]$/);
  });

  it('with one fault has no value', () => {
    const { value, faults } = readYaml('a: 1\na: 2\n');
    expect(faults).to.have.length(1);
    expect(value).to.equal(undefined);
  });

  it('repeats a block fewer than a hundred times', () => {
    const repeated = (times: number) =>
      readYaml(`a: &a [1]\nb: [${Array(times).fill('*a').join(', ')}]\n`).faults;
    expect(repeated(99)).to.deep.equal([]);
    expect(repeated(100)).to.deep.equal([
      {
        line: 1,
        column: 1,
        message: 'aliases: Excessive alias count indicates a resource exhaustion attack',
      },
    ]);
  });
});
