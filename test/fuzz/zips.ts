import fc from 'fast-check';
import { type Zippable, zipSync } from 'fflate';
import { damaged } from './bytes.js';

const NAMES = [
  'a.ts',
  'A.ts',
  'b/c.ts',
  'b',
  '../a.ts',
  '/etc/a',
  'b/../../a',
  'C:\\a.ts',
  'b\\c.ts',
  './a.ts',
  '//a',
  'b//c',
  'a\u0000b',
  'x'.repeat(300),
  `${'d/'.repeat(9)}a`,
  '__MACOSX/a',
  '.DS_Store',
  'ü.ts',
  'u\u0308.ts',
  '\u202ea.ts',
  'a.ts ',
  'con',
  '.',
  '..',
  '',
  'answers.md/',
  'b/',
];

const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  // A zip bomb's, and just below one.
  fc.constantFrom(new Uint8Array(2 ** 22), new Uint8Array(2 ** 17)),
  fc.constant(zipSync({ 'inner.ts': new Uint8Array(10) })),
);

const made: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary', maxLength: 20 })),
      content,
      fc.constantFrom(0, 6),
    ),
    {
      maxLength: 5,
    },
  )
  .map((entries) => {
    const files: Zippable = {};
    for (const [name, bytes, level] of entries) files[name] = [bytes, { level: level as 0 | 6 }];
    return zipSync(files);
  });

/** A zip whose headers have other numbers: sizes, places, flags, modes. */
const forged: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    made,
    fc.array(fc.tuple(fc.nat({ max: 45 }), fc.nat({ max: 3 }), fc.constantFrom(0, 1, 8, 0x7f, 0xff, 0xa1)), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([zip, changes]) => {
    const bytes = Uint8Array.from(zip);
    const headers: number[] = [];
    for (let i = 0; i + 3 < bytes.length && headers.length < 50; i++) {
      if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2]! < 8 && bytes[i + 3]! < 9)
        headers.push(i);
    }
    for (const [offset, which, value] of changes) {
      const header = headers.at(-1 - (which % headers.length))!;
      // The mark itself is left, or nothing would be read.
      if (header + 4 + offset < bytes.length) bytes[header + 4 + offset] = value;
    }
    return bytes;
  });

/** Zips with odd names, bombs, zips in them; forged and damaged ones; and any bytes. */
export const zips: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 3, arbitrary: made },
  { weight: 4, arbitrary: forged },
  { weight: 3, arbitrary: made.chain((zip) => damaged([zip])) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
