import { expect } from 'chai';
import { answersTo } from '../../src/marking/answers.js';
import { importMarks } from '../../src/marking/import.js';
import { saveMark } from '../../src/marking/marks.js';
import { questionsIn } from '../../src/marking/questions.js';
import { sheetOf } from '../../src/marking/sheet.js';
import type { Store } from '../../src/store/store.js';
import { classIn } from '../../src/store/view.js';
import { inClass, QUESTION } from './class.js';

const CLASS = {
  ada: { why: '=SUM(A1) "so", he said;\n## fake v0.none\nitems: own' },
  bob: { why: 'Ünicode, and\na line.' },
  cyd: {},
};

const marksIn = async ({ db }: Store) =>
  Object.fromEntries(
    (await classIn(db)).map(({ submission, questionScores }) => [
      submission,
      [questionScores![0]!.score, ...questionScores![0]!.remarks],
    ]),
  );

/** Exports, edits as text, and imports. */
async function edited(
  store: Store,
  kind: 'csv' | 'md',
  edit: (text: string, code: (name: string) => string) => string | Buffer,
) {
  const questions = await questionsIn(store.db);
  const codes = new Map((await answersTo(store.db, questions[0]!)).map(({ handIn, code }) => [handIn, code]));
  const { text } = await sheetOf(store.db, questions[0]!, `a.${kind}`);
  const bytes = Buffer.from(edit(text, (name) => codes.get(name)!));
  return importMarks(store.db, questions, { file: `a.${kind}`, bytes }, 'eve');
}

/** Fills the cells of an answer's row: they are the last but one and two. */
const filled = (text: string, code: string, items: string, comment: string): string =>
  text.replace(
    new RegExp(`(^${code},why,[^,]*,[^]*?),,,(?=\n[a-p]{16},|\n*$)`, 'm'),
    `$1,${items},${comment},`,
  );

describe('marks in a file', () => {
  it(
    'a row that was not changed changes nothing, whatever was marked since',
    inClass([QUESTION], CLASS, async (store) => {
      for (const kind of ['csv', 'md'] as const) {
        const came = await edited(store, kind, (text) => text);
        expect(came).to.deep.equal({ changed: 0, unchanged: 3, problems: [] });
      }
      const questions = await questionsIn(store.db);
      const { text } = await sheetOf(store.db, questions[0]!, 'a.csv');
      const [answer] = (await answersTo(store.db, questions[0]!)).filter(({ handIn }) => handIn === 'ada');
      const mark = {
        handIn: 'ada',
        question: 'why',
        comment: '',
        by: 'ada',
        version: 0,
        answer: answer!.hash,
      };
      await saveMark(store.db, { ...mark, items: ['sum'] });
      const came = await importMarks(store.db, questions, { file: 'a.csv', bytes: Buffer.from(text) }, 'eve');
      expect(came).to.deep.equal({ changed: 0, unchanged: 3, problems: [] });
      const late = filled(text, answer!.code, 'own', '');
      expect(late).not.to.equal(text);
      const refused = await importMarks(
        store.db,
        questions,
        { file: 'a.csv', bytes: Buffer.from(late) },
        'eve',
      );
      expect(refused.problems.join()).to.match(/ada marked it since the export/);
      expect((await marksIn(store)).ada).to.deep.equal([2, '+2 Names the sum.']);
    }),
  );

  it(
    'edits are taken, as a spreadsheet writes them: semicolons, CRLF, quotes everywhere',
    inClass([QUESTION], CLASS, async (store) => {
      const came = await edited(store, 'csv', (text, code) => {
        const all = filled(filled(text, code('bob'), 'sum own', '=Good'), code('cyd'), 'none', '');
        return all.replaceAll('\n', '\r\n');
      });
      expect(came).to.deep.equal({ changed: 2, unchanged: 1, problems: [] });
      expect(await marksIn(store)).to.deep.equal({
        ada: [null],
        bob: [4, '+2 Names the sum.', '+2 Each picture has its own.', '=Good'],
        cyd: [0],
      });
      // Written and read again: the apostrophe that disarms a formula is no change.
      expect((await edited(store, 'csv', (text) => text)).unchanged).to.equal(3);
      const { parse } = await import('csv-parse/sync');
      const { stringify } = await import('csv-stringify/sync');
      const rewritten = await edited(store, 'csv', (text) =>
        stringify(parse(text, { bom: true }) as string[][], {
          delimiter: ';',
          quoted: true,
          record_delimiter: '\r\n',
        }),
      );
      expect(rewritten).to.deep.equal({ changed: 0, unchanged: 3, problems: [] });
    }),
  );

  it(
    'a student’s text is never read as a mark; Markdown takes edits too',
    inClass([QUESTION], CLASS, async (store) => {
      const came = await edited(store, 'md', (text, code) => {
        const at = text.indexOf(`## ${code('ada')}`);
        const rest = text.slice(at).replace('items: \ncomment: ', 'items: sum\ncomment: One.\nTwo.');
        return text.slice(0, at) + rest.replace('items:\ncomment:', 'items: sum\ncomment: One.\nTwo.');
      });
      expect(came).to.deep.equal({ changed: 1, unchanged: 2, problems: [] });
      expect((await marksIn(store)).ada).to.deep.equal([2, '+2 Names the sum.', 'One.\nTwo.']);
    }),
  );

  it(
    'unknown answers, items and states are reported, and nothing of their rows is taken',
    inClass([QUESTION], CLASS, async (store) => {
      const came = await edited(store, 'csv', (text, code) =>
        [
          filled(filled(text, code('bob'), 'summ', ''), code('cyd'), '', 'Hm.').trimEnd(),
          'nobodynobodynobo,why,v0.none,,text,sum,,',
          'nobodynobodynobo,whyy,v0.none,,text,sum,,',
          '',
        ].join('\n'),
      );
      expect(came.changed).to.equal(0);
      expect(came.problems.join('\n'))
        .to.match(/there is no item summ; there are sum, own, vague, clear/)
        .and.match(/it has a comment but no items/)
        .and.match(/no answer has that name/)
        .and.match(/there is no question "whyy"; there are why/);
      expect(Object.values(await marksIn(store)).flat()).to.deep.equal([null, null, null]);
    }),
  );
});
