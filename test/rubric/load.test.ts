import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import { loadAssignment, parseAssignment } from '../../src/rubric/load.js';

const path = (name: string) => new URL(`../../rubric/${name}`, import.meta.url).pathname;
const SMALL = `id: t
title: Test
network: small
reference: ../reference
seed: 1
problems:
  - id: tv-loss
    title: TV
    file: tv-loss.ts
    export: tvLoss
    points: 3
    tests:
      - name: one
        points: 1
        visibility: visible
        arguments:
          img: { kind: random, shape: [1, 4, 4, 3] }
          weight: { kind: value, value: 2 }
        checks: [{ kind: relative-l2, tolerance: 0.01 }]
      - name: two
        points: 2
        visibility: hidden
        arguments: { img: { kind: random, shape: [1, 4, 4, 3] }, weight: { kind: value, value: 3 } }
        gradient: { of: img }
        checks: [{ kind: max-difference, tolerance: 0.01, relativeTo: img }]
`;

/** What is said of the small assignment after one edit. */
function faultsOf(text: string, by: string): string {
  expect(SMALL).to.include(text);
  try {
    parseAssignment(SMALL.replace(text, by), 't.yaml');
  } catch (error) {
    expect(error).to.be.instanceOf(GradelensError).with.property('code', 'ASSIGNMENT_INVALID');
    return (error as Error).message;
  }
  return 'no fault';
}

describe('assignment files', () => {
  for (const name of ['a3.yaml', 'demo.yaml']) {
    it(`${name} is one: 100 points, each problem with a public test, and hidden ones that hold two thirds`, async () => {
      const { problems, questions } = await loadAssignment(path(name));
      expect(problems.reduce((sum, { points }) => sum + points, 0)).to.equal(100);
      expect(problems.map(({ id }) => id)).to.have.length(16);
      for (const { id, tests, points } of problems) {
        const open = tests.filter(({ visibility }) => visibility === 'visible');
        // Whoever knows the inputs could hand in a table of answers.
        expect(3 * open.reduce((sum, test) => sum + test.points, 0), id).to.be.at.most(points);
        expect(
          tests.some(({ visibility }) => visibility === 'visible'),
          id,
        ).to.equal(true);
        expect(
          tests.some(({ visibility }) => visibility === 'hidden'),
          id,
        ).to.equal(true);
      }
      expect(questions).to.have.length(7);
    });
  }

  const FAULTS: Record<string, [text: string, by: string, says: RegExp]> = {
    'a wrong type': [
      'points: 3',
      'points: three',
      /^t\.yaml:11:13 problems\.0\.points: expected number, received "three"$/m,
    ],
    'a missing field': ['title: Test\n', '', /^t\.yaml:\d+:\d+ title: is missing; expected string$/m],
    'an unknown field': [
      'seed: 1',
      'seed: 1\nsede: 2',
      /^t\.yaml:6:\d+ sede: unknown key; did you mean "seed"\?$/m,
    ],
    'an unknown library': [
      'export: tvLoss',
      'export: tvLoss\n    imports: [gradelens/att]',
      /^t\.yaml:11:15 problems\.0\.imports\.0: expected one of @tensorflow\/tfjs, gradelens, gradelens\/attr, received "gradelens\/att"$/m,
    ],
    'imports of one file that disagree': [
      'problems:',
      `problems:
  - id: other
    title: Other
    file: tv-loss.ts
    export: other
    imports: [gradelens]
    points: 1
    tests: [{ name: one, points: 1, visibility: visible, arguments: {}, checks: [{ kind: relative-l2, tolerance: 0.01 }] }]`,
      /^t\.yaml:14:\d+ problems\.1\.imports: expected those of the problem other, whose file is tv-loss\.ts too: gradelens$/m,
    ],
    'an unknown comparator': [
      'kind: relative-l2',
      'kind: relativ-l2',
      /unknown kind; did you mean "relative-l2"\?/,
    ],
    'a wrong option': [
      'tolerance: 0.01 }]',
      'tolerence: 0.01 }]',
      /tolerence: unknown key; did you mean "tolerance"\?/,
    ],
    'an unknown network': [
      'network: small',
      'network: large',
      /network: expected one of squeezenet1_1, small, received "large"/,
    ],
    'points that do not add up': [
      'points: 3',
      'points: 4',
      /points: expected 3, the sum of its tests' points, received 4/,
    ],
    'two tests of one name': ['name: two', 'name: one', /"one" is used twice/],
    'a gradient of nothing': ['of: img', 'of: imgs', /no argument is called "imgs"|did you mean "img"/],
    'relative to nothing': ['relativeTo: img', 'relativeTo: image', /no .* is called "image"/],
    'a bad file name': ['file: tv-loss.ts', 'file: ../tv-loss.ts', /expected the name of a TypeScript file/],
    'broken YAML': ['points: 3', 'points: [3', /^t\.yaml:\d+:\d+ /m],
    'a key given twice': ['seed: 1', 'seed: 1\nseed: 2', /^t\.yaml:6:\d+ .*unique/im],
    'nothing at all': [SMALL, '', /assignment/],
  };
  for (const [name, [text, by, says]] of Object.entries(FAULTS)) {
    it(`${name}: with file, line and column`, () => expect(faultsOf(text, by)).to.match(says));
  }

  it('all faults at once', () => {
    const message = faultsOf('points: 3\n', 'points: x\n    extra: 1\n');
    expect(message).to.include('problems.0.points').and.include('problems.0.extra');
    expect(message).to.match(/has 2 faults/);
  });

  it('aliases that multiply are refused', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`.repeat(1)}${`, *a${i - 1}`.repeat(i === 0 ? 0 : 9)}]`,
    );
    expect(() => parseAssignment(bomb.join('\n'), 't.yaml')).to.throw(GradelensError);
  });

  it('a file that is not there', async () => {
    const error: unknown = await loadAssignment('/nowhere/a.yaml').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(GradelensError).with.property('code', 'ASSIGNMENT_NOT_FOUND');
  });

  it('the samples here are what the test edits', () => {
    expect(parseAssignment(SMALL, 't.yaml').problems[0]!.tests).to.have.length(2);
    expect(readFileSync(path('a3.yaml'), 'utf8')).to.include('tolerances.md');
  });
});
