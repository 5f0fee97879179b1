import { expect } from 'chai';
import fc from 'fast-check';
import { blocksOf, readMarkdown, textBlocks } from '../../../src/writeup/text/blocks.js';
import { depthOf, type Run, runsIn } from '../../../src/writeup/text/line.js';

const textOf = (runs: readonly Run[]): string =>
  runs
    .map((run) => (run.kind === 'math' ? `$${run.tex}$` : run.kind === 'text' ? run.text : run.alt))
    .join('');
const shown = (source: string): string[] => blocksOf(source).map(({ runs }) => textOf(runs));
const math = (source: string): string[] =>
  blocksOf(source).flatMap(({ runs }) => runs.flatMap((run) => (run.kind === 'math' ? [run.tex] : [])));

describe('Markdown as blocks', () => {
  it('has lists, quotations, headings, code and styles', () => {
    const blocks = blocksOf('# H\n\na **b** _c_ `d`\n\n- one\n  1. two\n\n> q\n\n```\n  x = 1\n```');
    expect(blocks.map(({ kind, within, mark }) => [kind, depthOf({ within }), mark])).to.deep.equal([
      ['heading', 0, undefined],
      ['paragraph', 0, undefined],
      ['item', 1, '•'],
      ['item', 2, '1.'],
      ['paragraph', 1, undefined],
      ['code', 0, undefined],
    ]);
    const styles = blocks[1]!.runs.map((run) => (run.kind === 'text' ? run.style : 'math'));
    expect(styles).to.deep.equal(['regular', 'bold', 'regular', 'italic', 'regular', 'code']);
    expect(textOf(blocks[5]!.runs)).to.equal('  x = 1');
  });

  it('has formulas, and no prices', () => {
    expect(math('$a_1*b_2*$ and \\(x\\), then $$\\frac{a}{b}$$ and \\[y\\]')).to.deep.equal([
      'a_1*b_2*',
      'x',
      '\\frac{a}{b}',
      'y',
    ]);
    for (const text of [
      '$5 and $6',
      'a $ b $ c',
      'costs $20,000 or $30',
      'an open $x',
      '\\$x\\$',
      '$10-$20; US$ 7',
      '$5 and 6$',
    ])
      expect(math(text), text).to.deep.equal([]);
    expect(math('$10 µm$, $2 \\text{or} 3$, $3 ab$')).to.have.length(3);
    expect(shown('an open $x')).to.deep.equal(['an open $x']);
  });

  it('takes formulas of several lines for formulas, whatever their lines begin with', () => {
    expect(math('so\n$$\nL = a\n- b\n+ c\n$$\nand')).to.deep.equal(['L = a - b + c']);
    expect(math('- item\n\n  \\[\n  x % a comment\n  - y\n  \\]')).to.deep.equal(['x - y']);
    expect(math('$$\nopen\n- b')).to.deep.equal([]);
    expect(shown('$$x$$ or $$y$$').length).to.equal(1);
  });

  it('hides nothing: definitions of links, other line ends', () => {
    expect(shown('[a]: http://e.org')).to.deep.equal(['[a]: http://e.org']);
    expect(shown('a\rb\fc')).to.deep.equal(['a b c']);
    expect(shown('a&#x202e;b')).to.deep.equal(['ab']);
  });

  it('has struck text, raised and lowered letters, and boxes of tasks', () => {
    const [first] = blocksOf('~~old~~ x^2^ A~k~ H<sub>2</sub>O');
    const looks = first!.runs.map((run) => run.kind === 'text' && [run.text, run.struck ?? run.script]);
    expect(looks).to.deep.equal([
      ['old', true],
      [' x', undefined],
      ['2', 'super'],
      [' A', undefined],
      ['k', 'sub'],
      [' H', undefined],
      ['2', 'sub'],
      ['O', undefined],
    ]);
    expect(blocksOf('- [x] done\n- [ ] open\n- plain').map(({ mark }) => mark)).to.deep.equal([
      '☑',
      '☐',
      '•',
    ]);
    expect(shown('$5 ~ 6, a^b and ~7')).to.deep.equal(['$5 ~ 6, a^b and ~7']);
  });

  it('takes a bare percent sign in a formula for one, but where a comment ends with its line', () => {
    expect(math('$95%$, $5\\%$ and $$a % why\n= b$$')).to.deep.equal(['95\\%', '5\\%', 'a = b']);
  });

  it('has points of lists that were pasted, and letters of formulas in text where no font has them', () => {
    const blocks = blocksOf(
      'It has\n•\ttwo\no\tbelow\n• **points**\n\nText\n\n\t● alone\n\n```\n• code\n```\n𝐱 and 𝒩',
    );
    expect(blocks.map(({ within, runs }) => [depthOf({ within }), textOf(runs)])).to.deep.equal([
      [0, 'It has'],
      [1, 'two'],
      [2, 'below'],
      [1, 'points'],
      [0, 'Text'],
      [1, 'alone'],
      [0, '• code'],
      [0, 'x and N'],
    ]);
  });

  it('has tables with bars in formulas, and loses no cell beyond the columns', () => {
    const [table, text] = blocksOf(
      '| a | b |\n|--|--|\n| $|x|$ | p |\n| $p(y | x)$ | $5$ |\n| $5 | x$ |\n1 | 2 | 3\n',
    );
    expect(table!.table!.rows.map((row) => row.map(textOf))).to.deep.equal([
      ['a', 'b'],
      ['$|x|$', 'p'],
      ['$p(y | x)$', '$5$'],
      ['$5', 'x$'],
      ['1', '2 | 3'],
    ]);
    expect(text).to.equal(undefined);
    expect(shown('| a | b | c |\n|--|--|\n| 1 | 2 |')[0]).to.include('| a | b | c |');
  });

  it('has tables, whose cells keep their marks', () => {
    const [table] = blocksOf('| a | **b** |\n| :- | -: |\n| `x|y` | $z$ |\n| only |');
    expect(table!.table!.align).to.deep.equal(['left', 'right']);
    expect(table!.table!.rows.map((row) => row.map(textOf))).to.deep.equal([
      ['a', 'b'],
      ['`x', 'y` | $z$'],
      ['only', ''],
    ]);
  });

  it('has footnotes after the text, in the order of their marks, and loses none', () => {
    const blocks = blocksOf('one[^b], two[^a]\n\n[^a]: A\n\n[^b]: B\n\n[^c]: nobody\n\nlast');
    expect(blocks.map(({ kind, mark, runs }) => [kind, mark, textOf(runs)])).to.deep.equal([
      ['paragraph', undefined, 'one1, two2'],
      ['paragraph', undefined, 'last'],
      ['note', '1', 'B'],
      ['note', '2', 'A'],
      ['note', '3', 'nobody'],
    ]);
  });

  it('tells the lines of HTML, and takes types and comparisons for none', () => {
    expect(readMarkdown('a <b>bold</b>\nx\n<img src="x"> y').html).to.deep.equal([0, 2]);
    expect(readMarkdown('Map<string>, a < b, `<b>`, H<sub>2</sub>O<br>').html).to.deep.equal([]);
  });

  it('has pictures with their lines', () => {
    const runs = blocksOf('a\n\nb ![My *plot*](images/p.png "title")').flatMap(runsIn);
    expect(runs.find(({ kind }) => kind === 'picture')).to.include({
      source: 'images/p.png',
      alt: 'My *plot*',
      line: 2,
    });
  });

  it('takes no time for marks without an end', () => {
    const started = process.cpuUsage();
    for (const mark of ['\\(', 'x \\[ ', '\\[\n', '$$\nx\n', '$a ']) blocksOf(mark.repeat(40_000));
    // Quadratic, this took 20 s.
    expect(process.cpuUsage(started).user / 1000).to.be.below(8000);
  });

  it('shows what lies too deep in quotations and lists, in no time', () => {
    const quoted = shown(`${'>'.repeat(300)}deep\n${'further\n'.repeat(10)}\nafter`);
    expect(quoted.join('\n')).to.match(/^>{268}deep( further){10}\nafter$/);
    const nested = Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n');
    for (let i = 0; i < 200; i++) expect(shown(nested).join(' ')).to.match(new RegExp(`item ${i}\\b`));
    const started = process.cpuUsage();
    blocksOf(`${'>'.repeat(300)}a\n${'b\n'.repeat(60_000)}`);
    // It took 9 s.
    expect(process.cpuUsage(started).user / 1e6).to.be.below(5);
  });

  it('links to the web and to mail, and to nothing else', () => {
    const links = (source: string) =>
      blocksOf(source).flatMap(({ runs }) =>
        runs.flatMap((run) => (run.kind === 'text' && run.link ? [run.link] : [])),
      );
    expect(links('[a](https://e.org) [b](mailto:a@b.c)')).to.deep.equal(['https://e.org', 'mailto:a@b.c']);
    for (const empty of ['[a]()', '[a](<>)', '[a]( "title")']) expect(links(empty), empty).to.deep.equal([]);
    for (const bad of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', '../x']) {
      expect(links(`[a](${bad})`), bad).to.deep.equal([]);
      expect(shown(`[a](${bad})`).join(), bad).to.include(bad);
    }
  });

  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
    '![alt](http://a b/c.png',
    '{{handlebars}} {{> partial}}',
    '| a | b |',
    '$\\frac{',
  ]) {
    it(`keeps ${text} the text it is`, () => expect(shown(text)).to.deep.equal([text]));
  }

  it('drops what moves or hides text', () => {
    expect(shown('a\u202eb\u2066c\u0007d\ufeff')).to.deep.equal(['abcd']);
    expect(textOf(textBlocks('a\u001b[31mb')[0]!.runs)).to.equal('a[31mb');
  });

  it('loses no word of plain text', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
        // A number with a dot would be a list, a line of dashes a heading.
        expect(
          shown(`x ${words.join(' ')}`)
            .join(' ')
            .split(' ')
            .slice(1),
        ).to.deep.equal(words);
      }),
    );
  });
});
