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
  it('says where the pages on mistakes are published, with a place for their names', () => {
    const at = (address: string) => faultsOf('seed: 1', `mistakePages: ${address}\nseed: 1`);
    expect(at('https://course.example/{page}.html')).to.equal('no fault');
    expect(at('https://course.example/pages')).to.match(/:5:15 mistakePages: expected \{page\} in it/);
    expect(at('docs/{page}.md')).to.match(/:5:15 mistakePages: expected an address, https:\/\/\.\.\./);
  });

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
    'a gradient of a number': [
      'of: img',
      'of: weight',
      /gradient\.of: no argument with a tensor is called "weight"/,
    ],
    'relative to nothing': ['relativeTo: img', 'relativeTo: image', /no .* is called "image"/],
    'a bad file name': ['file: tv-loss.ts', 'file: ../tv-loss.ts', /expected the name of a TypeScript file/],
    'less than nothing': ['seed: 1', 'seed: -1', /^t\.yaml:5:7 seed: expected at least 0, received -1$/m],
    'no limit': ['seed: 1', 'seed: 1\nmemoryLimit: 0', /memoryLimit: expected more than 0, received 0$/m],
    'more than all': [
      'visibility: visible',
      'visibility: visible\n        partialCredit: 2',
      /partialCredit: expected at most 1, received 2$/m,
    ],
    'no text': ['title: Test', "title: ''", /title: expected at least 1 characters, received ""$/m],
    'no check': [
      'checks: [{ kind: relative-l2, tolerance: 0.01 }]',
      'checks: []',
      /checks: expected at least 1 items, received \[\]$/m,
    ],
    'a long value': ['seed: 1', `seed: ${'a'.repeat(38)}`, /received "a{38}"$/m],
    'a longer value': ['seed: 1', `seed: ${'a'.repeat(39)}`, /received "a{39}…$/m],
    'a near miss that passes': [
      'tolerance: 0.01 }]',
      'tolerance: 0.01, nearMiss: 0.01 }]',
      /nearMiss: expected more than the tolerance 0\.01, received 0\.01$/m,
    ],
    'a likeness that passes as a near miss': [
      'kind: relative-l2, tolerance: 0.01',
      'kind: cosine, minimum: 0.9, nearMiss: 0.9',
      /nearMiss: expected less than the minimum 0\.9, received 0\.9$/m,
    ],
    'scores that nobody derives': [
      'kind: relative-l2, tolerance: 0.01',
      'kind: argmax-is, class: 1',
      /kind: argmax-is reads the scores: add `scores: true` to the test$/m,
    ],
    'a gradient that nobody takes': [
      'tolerance: 0.01 }]',
      "tolerance: 0.01, 'on': [gradient.1] }]",
      /on\.0: no gradient is taken: add `gradient` to the test$/m,
    ],
    'losses that nobody keeps': [
      'tolerance: 0.01 }]',
      "tolerance: 0.01, 'on': [losses] }]",
      /on\.0: no losses are kept: add an argument of kind recorder$/m,
    ],
    'an iteration that nobody keeps': [
      'weight: { kind: value, value: 2 }\n        checks: [{ kind: relative-l2, tolerance: 0.01 }]',
      "weight: { kind: recorder, at: [1] }\n        checks: [{ kind: relative-l2, tolerance: 0.01, 'on': [image.2] }]",
      /no recorder keeps iteration 2: add it to the recorder's `at`$/m,
    ],
    'fewer values than the shape has': [
      'weight: { kind: value, value: 2 }',
      'weight: { kind: tensor, shape: [2, 2], values: [1, 2, 3] }',
      /weight\.values: expected 4 values for the shape, received 3$/m,
    ],
    'a range of nothing': [
      'weight: { kind: value, value: 2 }',
      'weight: { kind: random, shape: [1], low: 1 }',
      /weight: expected `low` below `high`$/m,
    ],
    'an upstream of many': [
      'gradient: { of: img }',
      'gradient: { of: img, upstream: { kind: value, value: 1 } }',
      /gradient\.upstream\.kind: expected an argument that is one tensor$/m,
    ],
    'an answer key and recorded answers': [
      'reference: ../reference',
      'reference: ../reference\nexpected: key.bin',
      /reference: expected either `reference` or `expected`; both are there$/m,
    ],
    'neither of them': ['reference: ../reference\n', '', /; neither is there$/m],
    'letters of choices given twice': [
      'problems:',
      'questions: [{ id: q, title: Q, prompt: Q, points: 1, choices: [A, A] }]\nproblems:',
      /questions\.0\.choices: expected letters that differ$/m,
    ],
    'broken YAML': ['points: 3', 'points: [3', /^t\.yaml:\d+:\d+ /m],
    'a key given twice': ['seed: 1', 'seed: 1\nseed: 2', /^t\.yaml:6:\d+ .*unique/im],
    'nothing at all': [SMALL, '', /assignment/],
  };
  for (const [name, [text, by, says]] of Object.entries(FAULTS)) {
    it(`${name}: with file, line and column`, () => expect(faultsOf(text, by)).to.match(says));
  }

  it('what is right beside these is no fault', () => {
    const right: readonly (readonly [text: string, by: string])[] = [
      ['tolerance: 0.01 }]', 'tolerance: 0.01, nearMiss: 0.02 }]'],
      ['kind: relative-l2, tolerance: 0.01', 'kind: cosine, minimum: 0.9, nearMiss: 0.8'],
      ['weight: { kind: value, value: 2 }', 'weight: { kind: tensor, shape: [2, 2], values: [1, 2, 3, 4] }'],
      ['weight: { kind: value, value: 2 }', 'weight: { kind: random, shape: [1], low: 0.5 }'],
      ['weight: { kind: value, value: 2 }', 'weight: { kind: random, shape: [1], high: 0.5 }'],
      ['gradient: { of: img }', 'gradient: { of: img, upstream: { kind: random, shape: [] } }'],
      [
        'weight: { kind: value, value: 2 }\n        checks: [{ kind: relative-l2, tolerance: 0.01 }]',
        "weight: { kind: recorder, at: [1, 2] }\n        checks: [{ kind: relative-l2, tolerance: 0.01, 'on': [image.2, losses], relativeTo: image.1 }]",
      ],
      [
        'tolerance: 0.01 }]\n      - name',
        "tolerance: 0.01, 'on': [gradient] }]\n        gradient: { of: img }\n      - name",
      ],
    ];
    for (const [text, by] of right) expect(faultsOf(text, by)).to.equal('no fault');
  });

  it('all faults at once', () => {
    const message = faultsOf('points: 3\n', 'points: x\n    extra: 1\n');
    expect(message).to.include('problems.0.points').and.include('problems.0.extra');
    expect(message).to.match(/has 2 faults:\n/);
    expect(faultsOf('points: 3', 'points: 4')).to.match(/^t\.yaml has a fault:\n/);
    const places = (text: string, by: string) =>
      [...faultsOf(text, by).matchAll(/t\.yaml:(\d+):(\d+)/g)].map(([, line, column]) => [
        Number(line),
        Number(column),
      ]);
    // The order of the text, not that in which they are found: an unknown key after a wrong value.
    const [above, below] = places('points: 3\n', 'extraneous: 1\n    points: x\n');
    expect(above![0]).to.equal(below![0]! - 1);
    const [left, right] = places('tolerance: 0.01 }]', 'nearMis: 1, tolerance: -1 }]');
    expect(left![0]).to.equal(right![0]);
    expect(left![1]).to.be.below(right![1]!);
  });

  it('aliases that multiply are refused', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) =>
        `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`.repeat(1)}${`, *a${i - 1}`.repeat(i === 0 ? 0 : 9)}]`,
    );
    expect(() => parseAssignment(bomb.join('\n'), 't.yaml')).to.throw(GradelensError);
  });

  it('the same text once more is the same assignment, whatever was done to the first', () => {
    const first = parseAssignment(SMALL, 't.yaml');
    const kept = structuredClone(first);
    Object.assign(first.problems[0]!, { points: 99 });
    expect(parseAssignment(SMALL, 'elsewhere.yaml')).to.deep.equal(kept);
    expect(parseAssignment(SMALL.replace('seed: 1', 'seed: 2'), 't.yaml').seed).to.equal(2);
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
