import { expect } from 'chai';
import { Paper } from '../../../src/writeup/pdf/paper.js';
import type { Part } from '../../../src/writeup/structure.js';
import { blocksOf, textBlocks } from '../../../src/writeup/text/blocks.js';
import type { Block } from '../../../src/writeup/text/line.js';
import { linesOf } from '../../../src/writeup/text/lines.js';
import { readPdf, type Structure } from '../read-pdf.js';

const INK = { role: 'P', colour: '#000', code: '#000', link: '#000', align: 'left' } as const;
const BOX = { x: 40, y: 20, width: 300, height: 500 };

/** A page of texts, each within some parts; as an outline of roles: `L(LI(Lbl LBody(P)))`. */
async function outline(texts: readonly { blocks: readonly Block[]; within?: readonly Part[] }[]) {
  const paper = new Paper({ title: 'Title', author: 'Ada' });
  paper.page();
  paper.section('First');
  for (const { blocks, within } of texts) {
    paper.lines(linesOf(blocks, { width: 300, size: 12 }), BOX, INK, within);
  }
  const pdf = await paper.bytes();
  const { structures } = await readPdf(pdf);
  return { pdf, roles: rolesOf(structures[0]!) };
}

function rolesOf({ role, children }: Structure): string {
  const inner = children.flatMap((child) => ('role' in child ? [rolesOf(child)] : [])).join(' ');
  return inner === '' ? role : `${role}(${inner})`;
}

const roles = async (markdown: string) => (await outline([{ blocks: blocksOf(markdown) }])).roles;
const page = (inner: string): string => `Root(Document(Sect(${inner})))`;

describe('the structure of a page', function () {
  this.timeout(30_000);

  it('has lists of items, each with its mark and what it says, also within each other', async () => {
    const item = (inner: string) => `LI(Lbl LBody(${inner}))`;
    expect(await roles('- one\n- two\n\nplain')).to.equal(page(`L(${item('P')} ${item('P')}) P`));
    expect(await roles('1. one\n   - inner\n\n   more\n2. two')).to.equal(
      page(`L(${item(`P L(${item('P')}) P`)} ${item('P')})`),
    );
  });

  it('has quotations, headings, code and what lies within a line', async () => {
    expect(await roles('> said\n>\n> - a')).to.equal(page('BlockQuote(P L(LI(Lbl LBody(P))))'));
    expect(await roles('# Why\n\nbecause\n\n    code()')).to.equal(page('H2 P P(Code)'));
    expect(await roles('see `x` and [a **b**](https://e.org), $x^2$ and $y$')).to.equal(
      page('P(Code Link Formula Formula)'),
    );
  });

  it('has tables of several texts, and two lists that follow one another are two', async () => {
    const [table, row, next]: Part[] = [{ role: 'Table' }, { role: 'TR' }, { role: 'TR' }];
    const cell = (of: Part, role: 'TH' | 'TD') => ({
      blocks: textBlocks('cell'),
      within: [table!, of, { role, ...(role === 'TH' && { scope: 'Column' as const }) }],
    });
    const cells = [cell(row!, 'TH'), cell(row!, 'TH'), cell(next!, 'TD'), cell(next!, 'TD')];
    const list = { blocks: blocksOf('- one') };
    const { pdf, roles: found } = await outline([...cells, list, list]);
    const items = 'L(LI(Lbl LBody(P)))';
    expect(found).to.equal(page(`Table(TR(TH(P) TH(P)) TR(TD(P) TD(P))) ${items} ${items}`));
    expect(pdf.toString('latin1').match(/\/Scope \/Column/g)).to.have.length(2);
  });

  it('has notes with names of their own', async () => {
    const note = (): Block => ({ ...textBlocks('said')[0]!, mark: '1', within: [{ role: 'Note' }] });
    const { pdf, roles: found } = await outline([{ blocks: [note(), note()] }]);
    expect(found).to.equal(page('Note(Lbl P) Note(Lbl P)'));
    const file = pdf.toString('latin1');
    expect(file.match(/\/ID \(note-\d+\)/g)).to.deep.equal(['/ID (note-000001)', '/ID (note-000002)']);
    expect(file).to.match(/\/IDTree/);
  });
});
