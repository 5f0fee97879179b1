import fc from 'fast-check';
import { damaged } from './bytes.js';
import { tex } from './tex.js';

/** Characters of all kinds, also such as mean something to others. */
const text = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '{{name}}',
    '<script>',
    '&#x202e;',
    '\u202eabc',
    '\u0000',
    '\u200b',
    'א (1) ב',
    'مرحبا 12',
    'क्षि',
    '👨‍👩‍👧',
    'a\u0301\u0302\u0303',
    '$5 and $6',
    '\ud800',
    '\ufffe',
    '…',
    'https://e.org/ü?a=b',
    'm'.repeat(300),
  ),
);

const inline: fc.Arbitrary<string> = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: text },
    { weight: 2, arbitrary: tex.map((inner) => `$${inner}$`) },
    tex.map((inner) => `\\(${inner}\\)`),
    fc
      .tuple(fc.constantFrom('*', '**', '_', '~~', '`', '``', '***'), tie('inline'))
      .map(([mark, inner]) => `${mark}${inner}${mark}`),
    fc.tuple(tie('inline'), text).map(([inner, address]) => `[${inner}](${address})`),
    fc.tuple(tie('inline'), text).map(([inner, address]) => `![${inner}](<${address}>)`),
    fc.constantFrom(
      '*',
      '_',
      '[',
      '](',
      '![',
      '<',
      '<!--',
      '-->',
      '`',
      '$',
      '$$',
      '\\',
      '  \n',
      '&',
      '<b>',
      '\\[',
      '\\)',
    ),
  ),
  inline: fc.array(tie('piece'), { maxLength: 6 }).map((pieces) => pieces.join(' ')),
})).inline;

const inside = (mark: string, block: string): string =>
  block
    .split('\n')
    .map((line) => mark + line)
    .join('\n');

const blocks: fc.Arbitrary<string> = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: inline },
    fc.tuple(fc.integer({ min: 1, max: 7 }), inline).map(([level, words]) => `${'#'.repeat(level)} ${words}`),
    fc
      .tuple(fc.constantFrom('- ', '* ', '1. ', '999999999) ', '> ', '>', '    ', '\t'), tie('blocks'))
      .map(([mark, inner]) => inside(mark, inner)),
    fc
      .tuple(fc.constantFrom('```', '~~~', '````js', '``` `'), text)
      .map(([mark, code]) => `${mark}\n${code}\n${mark}`),
    tex.map((inner) => `$$\n${inner}\n$$`),
    tex.map((inner) => `\\[${inner}\\]`),
    fc
      .array(fc.array(inline, { maxLength: 4 }), { maxLength: 4 })
      .map((rows) => `|-|-|\n${rows.map((row) => `|${row.join('|')}|`).join('\n')}`),
    fc.constantFrom('---', '***', '===', '[a]: http://e.org', '<div>', '<!-- x', '-->', '$$', '```'),
  ),
  blocks: fc.array(tie('block'), { maxLength: 5 }).map((all) => all.join('\n\n')),
})).blocks;

/** A piece again and again: what makes parsers slow. */
const repeated = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(
        '*_',
        '[',
        '![',
        '](',
        '> ',
        '- ',
        '$',
        '$a',
        '`',
        '<!--',
        '&',
        '\u0301',
        'א',
        '\u200d',
        '|a',
        '# \n',
        '\\(',
        '\\left(',
        '{',
        'm',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    ),
    fc.integer({ min: 100, max: 8000 }),
  )
  .map(([piece, times]) => piece.repeat(times));

const value = fc.oneof(
  text,
  text.map((words) => JSON.stringify(words)),
  text.map((words) => `'${words}'`),
  fc.constantFrom(
    '{'.repeat(1500),
    '['.repeat(3000),
    '&a x',
    '*a',
    '|',
    '>-',
    '!!map {}',
    '"a',
    'a: b',
    '- - - x',
    '? {',
    '%',
    '@',
    '',
  ),
);
const field = fc.tuple(
  fc.constantFrom('name', 'email', 'name ', '"name"', '  name', '- name', '? name', 'x', '#'),
  value,
);
const front = fc
  .tuple(
    fc.constantFrom('---', '--- ', '----', '\ufeff---', ''),
    fc.array(field, { maxLength: 5 }),
    fc.constantFrom('---', '...', ''),
  )
  .map(([open, fields, close]) =>
    [open, ...fields.map(([key, words]) => `${key}: ${words}`), close].join('\n'),
  );

/** A whole file by the grammars, for questions of these ids. */
const grammatical = (ids: readonly string[]): fc.Arbitrary<string> => {
  const heading = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, text);
  const section = fc
    .tuple(
      heading,
      fc.constantFrom('', 'Answer: A\n', 'answer **(b)**\n', 'Answer: ?\n'),
      fc.oneof({ weight: 6, arbitrary: blocks }, repeated),
    )
    .map(([id, choice, body]) => `## ${id}\n${choice}${body}`);
  return fc
    .tuple(front, fc.array(section, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n', '\r'))
    .map(([head, sections, end]) => [head, ...sections].join('\n').replaceAll('\n', end));
};

/** Files answers.md: by the grammars, a good one damaged, and any bytes at all. */
export const answersFiles = (ids: readonly string[], good: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 7, arbitrary: grammatical(ids).map((source) => Buffer.from(source)) },
    { weight: 2, arbitrary: damaged([good]) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2000 }) },
  );
