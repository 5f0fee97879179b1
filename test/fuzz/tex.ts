import fc from 'fast-check';

const LETTERS = [
  'x',
  'y_i',
  '2',
  '+',
  '=',
  '\\alpha',
  '\\sum',
  '\\int',
  '\\mathbb{R}',
  '∑',
  'é',
  '中',
  "f'",
  '\\,',
  '&',
  '\\\\',
  '\\%',
  '~',
];
const COMMANDS = [
  '\\sqrt',
  '\\hat',
  '\\vec',
  '\\overline',
  '\\underbrace',
  '\\mathcal',
  '\\text',
  '\\boldsymbol',
  '\\operatorname',
  '\\phantom',
  '\\boxed',
  '\\widehat',
  '\\substack',
  '\\mathbf',
  '\\not',
  '\\bm',
];
const ENVIRONMENTS = [
  'matrix',
  'pmatrix',
  'cases',
  'aligned',
  'array',
  'align',
  'equation',
  'multline',
  'nothing',
];
/** What is no formula, prints elsewhere, or would define something. */
const ODD = [
  '\\',
  '{',
  '}',
  '^',
  '_',
  '\\left(',
  '\\right',
  '\\begin{',
  '\\end{matrix}',
  '\\def\\a{\\a\\a}\\a',
  '\\newcommand{\\b}{\\b}\\b',
  '\\require{html}',
  '\\href{javascript:x}{y}',
  '\\hspace{-99em}',
  '\\rule{1em}{999em}',
  '\\smash{',
  '\\unicode{x41}',
  '\\label{a}',
  '\\tag{1}',
  '\\over',
  '\\hline',
  '\\limits',
  '\\\\[9999em]',
  '#1',
  '%',
  '\\verb|$|',
  '\\color{red}',
];

/** TeX as a grammar makes it, right and wrong. */
export const tex: fc.Arbitrary<string> = fc.letrec<{ tex: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...LETTERS),
    fc.constantFrom(...ODD),
    fc.tuple(fc.constantFrom(...COMMANDS), tie('tex')).map(([command, inner]) => `${command}{${inner}}`),
    fc.tuple(tie('tex'), tie('tex')).map(([above, below]) => `\\frac{${above}}{${below}}`),
    fc.tuple(tie('tex'), tie('tex')).map(([up, down]) => `x^{${up}}_{${down}}`),
    tie('tex').map((inner) => `\\left(${inner}\\right]`),
    fc
      .tuple(fc.constantFrom(...ENVIRONMENTS), fc.array(tie('tex'), { maxLength: 6 }))
      .map(
        ([name, cells]) =>
          `\\begin{${name}}${name === 'array' ? '{c|c}' : ''}${cells.join(' & ')}\\end{${name}}`,
      ),
  ),
  tex: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join(' ')),
})).tex;
