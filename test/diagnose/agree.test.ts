import { expect } from 'chai';
import { agree } from '../../src/diagnose/agree.js';
import type { Finding, TestResult, Verdict } from '../../src/grade/result.js';

/** A known mistake that fails these of the tests one, two, three and b. */
const finding = (id: string, fails?: readonly string[]): Finding => ({
  ...{ id, message: id, confidence: fails ? 0.7 : 0.5 },
  ...(fails && {
    fails: Object.fromEntries(['one', 'two', 'three', 'b'].map((name) => [name, fails.includes(name)])),
  }),
});
const result = (name: string, verdict: Verdict, ...findings: Finding[]): TestResult => ({
  ...{ number: name, problem: 'p', title: 'P', name, score: 0, points: 1, verdict },
  ...{ visibility: 'visible', message: '', metrics: {}, findings },
});
const ids = (tests: readonly TestResult[]): string[][] =>
  agree(tests).map(({ findings }) => findings.map(({ id, confidence }) => `${id} ${confidence}`));

describe('diagnose/agree', () => {
  it('rules out what fails a test that passes', () => {
    const [a, b] = [finding('a', ['one']), finding('b', ['one', 'two'])];
    expect(ids([result('one', 'wrong', a, b, finding('numbers')), result('two', 'pass')])).to.deep.equal([
      ['a 0.99'],
      [],
    ]);
  });

  it('rules out what passes a test that fails, and what fails it with other numbers', () => {
    const [a, b, c] = [finding('a', ['one']), finding('b', ['one', 'two']), finding('c', ['one', 'two'])];
    expect(ids([result('one', 'wrong', a, b, c), result('two', 'wrong', b)])).to.deep.equal([
      ['b 0.99'],
      ['b 0.7'],
    ]);
  });

  it('keeps all where none is left, where nothing is known, and where another problem says otherwise', () => {
    const a = finding('a', ['one']);
    expect(ids([result('one', 'wrong', a), result('two', 'wrong', finding('b', ['two']))])).to.deep.equal([
      ['a 0.7'],
      ['b 0.7'],
    ]);
    expect(ids([result('one', 'wrong', finding('x')), result('two', 'pass')])[0]).to.deep.equal(['x 0.5']);
    const elsewhere = { ...result('two', 'pass'), problem: 'q' };
    const both = [result('one', 'wrong', finding('a', ['one']), finding('b', ['one', 'two'])), elsewhere];
    expect(ids(both)[0]).to.deep.equal(['a 0.7', 'b 0.7']);
  });

  it('a mistake in what the problem is built on is one where the other problem has it, else the own one', () => {
    const inherited = { ...finding('i', ['one']), origin: 'base' };
    const test = result('one', 'wrong', finding('a', ['one']), inherited);
    const base = { ...result('b', 'wrong', finding('i', ['b'])), problem: 'base' };
    expect(ids([test, base])[0]).to.deep.equal(['i 0.99']);
    expect(ids([test, { ...base, findings: [] }])[0]).to.deep.equal(['a 0.99']);
    expect(ids([result('one', 'wrong', inherited)])[0]).to.deep.equal(['i 0.7']);
  });

  it('what a public test tells does not depend on hidden ones; where a mistake was not tried nothing is known', () => {
    const [a, b] = [finding('a', ['one']), finding('b', ['one', 'two'])];
    const hidden = { ...result('two', 'pass'), visibility: 'hidden' as const };
    expect(ids([result('one', 'wrong', a, b), hidden])[0]).to.deep.equal(['a 0.7', 'b 0.7']);
    const both = { ...result('one', 'wrong', a, b), visibility: 'hidden' as const };
    expect(ids([both, hidden])[0]).to.deep.equal(['a 0.99']);
    expect(ids([result('one', 'wrong', a, b), result('untried', 'wrong')])[0]).to.deep.equal([
      'a 0.7',
      'b 0.7',
    ]);
  });

  it('where known mistakes were not tried, tells what is certain elsewhere', () => {
    const certain = { ...finding('a', ['one']), confidence: 0.99 };
    const untried = result('untried', 'wrong', { ...finding('numbers'), confidence: 0.97 });
    expect(ids([result('one', 'wrong', certain), untried])).to.deep.equal([['a 0.99'], ['a 0.9']]);
    expect(ids([result('one', 'wrong', finding('a', ['one'])), untried])[1]).to.deep.equal(['numbers 0.97']);
    const tried = { ...untried, name: 'two' };
    expect(ids([result('one', 'wrong', certain), tried])[1]).to.deep.equal(['numbers 0.97']);
    const other = result('three', 'wrong', { ...finding('b', ['three']), confidence: 0.99 });
    expect(ids([result('one', 'wrong', certain), other, untried])[2]).to.deep.equal(['numbers 0.97']);
  });

  it('of numbers that come of much, such as zeros, tells what is certain elsewhere and gives the same', () => {
    const certain = result('one', 'wrong', { ...finding('a', ['one', 'two']), confidence: 0.99 });
    const blank = (...alike: string[]) => result('two', 'wrong', { ...finding('blank'), alike });
    expect(ids([certain, blank('b', 'a')])[1]).to.deep.equal(['a 0.9']);
    expect(ids([certain, blank('b')])[1]).to.deep.equal(['a 0.8', 'blank 0.5']);
    expect(ids([blank('a')])[0]).to.deep.equal(['blank 0.5']);
  });

  it('what is certain elsewhere and fails a test is told of it beside what its own numbers say', () => {
    const certain = (...fails: string[]) =>
      result('one', 'wrong', { ...finding('a', ['one', ...fails]), confidence: 0.99 });
    const two = result('two', 'wrong', finding('numbers'));
    const [, told] = agree([certain('two'), two]);
    expect(told!.findings.map(({ id, confidence }) => `${id} ${confidence}`)).to.deep.equal([
      'a 0.8',
      'numbers 0.5',
    ]);
    expect(told!.findings[0]!.message).to.match(/^Your answer to another test .* There: a Here the numbers/);
    expect(ids([certain(), two])[1]).to.deep.equal(['numbers 0.5']);
    expect(ids([{ ...certain('two'), visibility: 'hidden' }, two])[1]).to.deep.equal(['numbers 0.5']);
    const alone = [finding('a', ['one', 'two']), finding('b', ['one'])];
    expect(ids([result('one', 'wrong', ...alone), two])[1]).to.deep.equal(['a 0.8', 'numbers 0.5']);
  });

  it('an error says nothing of numbers, and the order does not matter', () => {
    const tests = [
      result('one', 'wrong', finding('a', ['one', 'two']), finding('b', ['one'])),
      result('two', 'error'),
      result('three', 'pass'),
    ];
    expect(ids(tests)[0]).to.deep.equal(['a 0.7', 'b 0.7']);
    expect(ids([...tests].reverse()).reverse()).to.deep.equal(ids(tests));
    expect(agree(agree(tests))).to.deep.equal(agree(tests));
  });
});
