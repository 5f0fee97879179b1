import { expect } from 'chai';
import { LIMITS } from '../../src/sandbox/limits.js';
import { cleaned, placed, printed } from '../../src/sandbox/text.js';

const MINIFIED = 'var a=b(c);'.repeat(60);

/** What came, and what a student reads of it. */
const UGLY: Record<string, readonly [came: string, read: string]> = {
  'plain words': ['weights are not ready', 'weights are not ready'],
  'several lines': ['first\n  second\r\n\tthird', 'first second third'],
  'escape codes': ['\u001b[2Jgone\u0007\u202e\u2028x', '[2Jgone x'],
  'a stack': [
    'TypeError: no\n    at f (file:///tmp/gradelens-x/s1/a.mjs:3:4)\n    at async main (/x/y/z.js:1:2)\n    at <anonymous>',
    'TypeError: no',
  ],
  'minified code before the words': [
    `file:///tmp/gradelens-Ab/runtime/chunk-QW.mjs:12\n${MINIFIED}\n      ^\n\nError: mine\n\nNode.js v20.20.2`,
    '… Error: mine',
  ],
  'data of a student that looks like code': [`[${'{"a":(1)},'.repeat(25)}]`, `[${'{"a":(1)},'.repeat(25)}]`],
  'the native stack of a crash': [
    '#\n# Fatal error in , line 0\n# Check failed\n----- Native stack trace -----\n 1: 0xb8 node::Abort [/usr/bin/node]',
    '#',
  ],
  'the last words of V8': ['<--- Last few GCs --->\n[7:0x5] 100 ms: Scavenge', ''],
  'a path of the grader': [
    "ENOENT: no such file or directory, open '/tmp/gradelens-a*b/s1/labels.txt'",
    "ENOENT: no such file or directory, open '…/labels.txt'",
  ],
  'a path with spaces, in quotes': ['not found: "/home/my name/x y.csv"', 'not found: "…/x y.csv"'],
  'a bare path': ['open:/var/lib/x/y.csv failed', 'open:…/y.csv failed'],
  'a path of Windows': ['no C:\\Users\\me\\x.csv here', 'no …/x.csv here'],
  'a file of a package': ['in file:///a/node_modules/@tensorflow/x/y.js', 'in …/y.js'],
  'an address of the web': ['no https://example.com/a/b.json', 'no https://example.com/a/b.json'],
  'fractions and alternatives': ['1/2/3 of input/output/x, or /x', '1/2/3 of input/output/x, or /x'],
  'a module of the runtime': [
    "The requested module '../runtime/tf.mjs' does not provide an export named 'oneHott'",
    "The requested module '@tensorflow/tfjs' does not provide an export named 'oneHott'",
  ],
  'a place in compiled code': ['at chunk-A.mjs:12:3456 or wasm://wasm/00ab:1:2', 'at … or …'],
  'a hand-in’s own module': ["no file './rank.mjs'", "no file './rank.mjs'"],
  'a long list of numbers': [`[${'0.1, '.repeat(30)}]`, `[${'0.1, '.repeat(30)}]`.replace(/\s+/g, ' ')],
};

describe('text of strangers', () => {
  for (const [what, [came, read]] of Object.entries(UGLY)) {
    it(`${what}: only what concerns a student is left`, () => {
      expect(cleaned(came)).to.equal(read);
    });
  }

  it('is cut, never within a character', () => {
    expect(cleaned('x'.repeat(LIMITS.message))).to.equal('x'.repeat(LIMITS.message));
    for (const text of ['x'.repeat(5000), '😀'.repeat(300), `x${'😀'.repeat(300)}`]) {
      const said = cleaned(text);
      expect(said.length).to.be.within(LIMITS.message - 1, LIMITS.message);
      expect(said)
        .to.match(/…$/)
        .and.satisfy((each: string) => Buffer.from(each).toString() === each);
    }
    expect(cleaned('abcdef', 3)).to.equal('ab…');
  });

  it('what is printed keeps its lines, but those of stacks outside of the hand-in', () => {
    const run = '/tmp/gradelens-run-Ab12/s3';
    const said = [
      'Error: mine',
      `    at f (${run}/lib/a.ts:3:4)`,
      `    at async file:///tmp/gradelens-run-Ab12/runtime/child.mjs:70:1`,
      '    at node:internal/timers:5:1',
      '  at home  I wait',
      'read /etc/x/y',
    ];
    expect(printed(said.join('\n'))).to.equal(
      'Error: mine\n    at f (lib/a.ts:3:4)\n  at home  I wait\nread /etc/x/y',
    );
    const started = performance.now();
    printed('/gradelens-run-'.repeat(5000));
    expect(performance.now() - started).to.be.below(300);
  });

  it('a place keeps its end', () => {
    expect(placed('lib/a.ts:12:5')).to.equal('lib/a.ts:12:5');
    expect(placed('rank.mjs:1:2')).to.equal('rank.mjs:1:2');
    expect(placed('\u001b[31m<b>\na.ts:1:1')).to.equal('[31m<b> a.ts:1:1');
    const long = placed(`${'x'.repeat(300)}.ts:12:5`);
    expect(long)
      .to.match(/^…x+\.ts:12:5$/)
      .and.to.have.length(LIMITS.place);
  });

  it('leaves room for a place in lines of 400 characters', () => {
    expect(LIMITS.message + LIMITS.place).to.be.below(395);
  });

  it('of ten megabytes takes no time', () => {
    for (const part of ["'/", '/a', ' /a/', 'a.mjs:', '\n at ', '{', '(=;', ' ']) {
      const started = performance.now();
      cleaned(part.repeat(10_000_000 / part.length));
      expect(performance.now() - started, part).to.be.below(300);
    }
  });
});
