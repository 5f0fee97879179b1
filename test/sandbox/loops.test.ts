import { expect } from 'chai';
import fc from 'fast-check';
import { LOOP, withLoopsWatched } from '../../src/sandbox/loops.js';

/** Runs a function's body, watched; returns what it gives, and how many rounds of loops were told of. */
function run(body: string): { given: unknown; rounds: number } {
  let rounds = 0;
  Reflect.set(globalThis, Symbol.for(LOOP), () => rounds++);
  try {
    const given = new Function(withLoopsWatched(`function f() {\n${body}\n}`).concat('; return f();'))();
    return { given, rounds };
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for(LOOP));
  }
}

describe('loops that are watched', () => {
  const BODIES: Record<string, [string, number]> = {
    'with braces': ['let s = 0; for (let i = 0; i < 5; i++) { s += i; } return s;', 5],
    'without, inside one another': [
      'let s = 0; for (let i = 0; i < 3; i++) for (const j of [1, 2]) s += i * j; return s;',
      9,
    ],
    'of nothing': ['let i = 0; while (i++ < 4); return i;', 4],
    'that ask at the end': ['let i = 0; do i++; while (i < 3); return i;', 3],
    'over names, with labels': [
      'let s = ""; out: for (const k in { a: 1, b: 2 }) { for (;;) continue out; } return s;',
      4,
    ],
    none: ['return [1, 2].map((x) => x + 1);', 0],
  };
  for (const [name, [body, rounds]] of Object.entries(BODIES)) {
    it(`${name}: give the same, and tell of each round`, () => {
      const plain = new Function(body)();
      expect(run(body)).to.deep.equal({ given: plain, rounds });
    });
  }

  it('whatever they hold, no line moves', () => {
    const statement = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('x++;', ';', '{}', 'if (x) x++; else x--;'),
        tie('any').map((body) => `while (x)\n${body}`),
        tie('any').map((body) => `for (;;) {\n${body}\n}`),
        tie('any').map((body) => `do\n${body}\nwhile (x);`),
      ),
    })).any;
    fc.assert(
      fc.property(statement, (code) => {
        const watched = withLoopsWatched(`let x = 0;\n${code}`);
        expect(watched.split('\n')).to.have.length(code.split('\n').length + 1);
        expect(() => new Function(watched)).not.to.throw();
      }),
    );
  });
});
