import { expect } from 'chai';
import { figurePages } from '../../src/rubric/deck.js';
import { loadAssignment, parseAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';

const DECK = `id: t
title: Test
network: small
reference: ../reference
seed: 1
problems:
  - id: saliency-map
    title: Saliency
    file: saliency-map.ts
    export: computeSaliencyMaps
    points: 1
    tests:
      - name: one
        points: 1
        visibility: visible
        arguments: { X: { kind: drawn, classes: [1], size: 64 } }
        checks: [{ kind: relative-l2, tolerance: 0.01 }]
questions:
  - { id: why, title: Why, prompt: Why?, points: 1 }
deck:
  pages:
    - { kind: title }
    - { kind: prompt, title: Question, question: why }
    - { kind: answer, question: why }
    - kind: figure
      id: saliency-figure
      title: Maps
      figure:
        recipe: maps
        pictures: { kind: drawn, classes: [1, 2], size: 64 }
        classes: [1, 2]
        rows: [{ label: Map, problem: saliency-map, style: heat }]
`;

function faultsOf(text: string, by: string): string {
  expect(DECK).to.include(text);
  try {
    parseAssignment(DECK.replace(text, by), 't.yaml');
  } catch (error) {
    return (error as Error).message;
  }
  return 'no fault';
}

describe('a deck in an assignment file', () => {
  it('of Assignment 3 is the course’s: 28 pages, each question and figure on its own', async () => {
    const { deck, questions } = await loadAssignment(`${ROOT}rubric/a3.yaml`);
    const shown = deck!.pages.map((page) => {
      if (page.kind === 'answer') return page.question;
      return 'id' in page ? page.id : page.kind;
    });
    // The table of the assignment, page by page.
    expect(shown).to.deep.equal([
      ...['title', 'divider', 'prompt', 'sum-backprop', 'prompt', 'gradient-quantity', 'saliency-figure'],
      ...['library-saliency-figure', 'guided-backprop-figure', 'grad-cam-figure', 'guided-grad-cam-figure'],
      ...['library-guided-figure', 'layers-figure', 'saliency-vs-gradcam', 'fooling-figure'],
      ...['fooling-insights', 'gorilla-figure', 'terrier-figure', 'use-saliency', 'prompt', 'regularization'],
      ...['divider', 'transfer-composition', 'transfer-scream', 'transfer-starry', 'own-pair', 'own-result'],
      'paper-review',
    ]);
    expect(questions.map(({ words }) => words)).to.deep.equal(Array(7).fill(350));
    expect(figurePages(deck!)).to.have.length(15);
  });

  it('is read', () => expect(parseAssignment(DECK, 't.yaml').deck!.pages).to.have.length(4));

  const FAULTS: Record<string, [text: string, by: string, says: RegExp]> = {
    'a question that is not there': [
      'kind: answer, question: why',
      'kind: answer, question: whyy',
      /^t\.yaml:\d+:\d+ deck\.pages\.2\.question: no question is called "whyy"; did you mean "why"\?$/m,
    ],
    'a question without its page': [
      '    - { kind: answer, question: why }\n',
      '',
      /deck\.pages: no page of kind answer shows the question "why"/,
    ],
    'two pages for one answer': [
      '    - { kind: title }',
      '    - { kind: answer, question: why }',
      /"why" has a page already/,
    ],
    'two pages of one title': ['title: Maps', 'title: Question', /another page has the title "Question"/],
    'a problem that is not there': [
      'problem: saliency-map',
      'problem: saliency',
      /^t\.yaml:32:39 deck\.pages\.3\.figure\.rows\.0\.problem: no problem is called "saliency"/m,
    ],
    'an unknown kind': ['kind: title', 'kind: tilte', /unknown kind; did you mean "title"\?/],
    'an unknown recipe': ['recipe: maps', 'recipe: map', /unknown recipe; did you mean "maps"\?/],
    'fewer classes than pictures': ['classes: [1, 2]\n', 'classes: [1]\n', /expected 2 classes/],
  };
  for (const [name, [text, by, says]] of Object.entries(FAULTS)) {
    it(`${name}: is a fault with its place`, () => expect(faultsOf(text, by)).to.match(says));
  }
});
