import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseHTML } from 'linkedom';
import type { SubmissionResult, TestResult } from '../../src/grade/result.js';
import classPdf, { classDocument } from '../../src/report/class/class-pdf.js';
import { pagesOf } from '../../src/report/document/layout.js';
import { LIMITS, limited } from '../../src/report/document/limits.js';
import { renderDocument } from '../../src/report/document/render.js';
import { feedbackOf } from '../../src/report/feedback.js';
import feedbackHtml from '../../src/report/formats/feedback-html.js';
import feedbackPdf, { feedbackDocument } from '../../src/report/formats/feedback-pdf.js';
import { writeReports } from '../../src/report/index.js';
import { overviewOf } from '../../src/report/overview/index.js';
import { loadAssignment } from '../../src/rubric/load.js';
import type { Assignment } from '../../src/rubric/schema.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { nodesOf, readPdf, squeezed } from '../writeup/read-pdf.js';
import { imaginaryClass, withPictures } from './imaginary-class.js';

/** A document without a browser, as far as it is read here. */
interface Parent {
  querySelectorAll(selector: string): Iterable<Parent>;
  closest(selector: string): Parent | null;
  readonly textContent: string;
}

/** A PDF's words in reading order, without the line at the head of each page. */
async function wordsOf(pdf: Uint8Array, header: string): Promise<string> {
  const { texts } = await readPdf(pdf);
  const pages = texts.map((text, i) => {
    const head = squeezed(`${header}${i + 1} of ${texts.length}`);
    expect(squeezed(text).startsWith(head), `head of page ${i + 1}`).to.equal(true);
    return squeezed(text).slice(head.length);
  });
  return pages.join('');
}

/** Whether texts stand in a document in their order. */
function expectInOrder(words: string, texts: readonly string[]): void {
  let at = 0;
  for (const text of texts.map(squeezed).filter((each) => each !== '')) {
    const found = words.indexOf(text, at);
    expect(found, `${text}, after ${words.slice(Math.max(0, at - 40), at)}`).to.be.at.least(at);
    at = found + text.length;
  }
}

/** What a worker makes, without waiting for one. */
const here = async (result: SubmissionResult): Promise<Buffer> =>
  renderDocument(limited(feedbackDocument(await feedbackOf(result))));

describe('reports on paper', function () {
  this.timeout(120_000);
  let assignment: Assignment;
  let results: readonly SubmissionResult[];
  before(async () => {
    assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    results = imaginaryClass(assignment, 14);
  });

  it('feedback.pdf: the facts of feedback.html in its order and words; what passed in one list', async () => {
    const some = results[2]!.tests.filter(({ number }) => Number.parseInt(number, 10) < 12);
    const result = withPictures({ ...results[2]!, tests: some });
    const pdf = await feedbackPdf.render(result);
    const words = await wordsOf(pdf, `demo: ${result.submission}`);
    const { document } = parseHTML(await feedbackHtml.render(result)) as unknown as { document: Parent };
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const told = all(
      'header > *, main th, main td, h2, h3, .head span, section.test p, figcaption, .test li, p.quiet, .tests span',
    );
    const open = told.filter(
      (each) => !each.closest('details.problem') && !each.closest('details:has(ul.tests)'),
    );
    expect(open.length).to.be.above(40);
    expectInOrder(
      words,
      open.map(({ textContent }) => textContent),
    );
    const passed = result.tests.filter((test) => test.verdict === 'pass' && test.visibility === 'visible');
    expect(passed.length).to.be.above(1);
    for (const { number, title, name } of passed)
      expect(words).to.include(squeezed(`${number} ${title}: ${name}passed,`));
    const { structures, bookmarks, info } = await readPdf(pdf);
    expect(info).to.include({ Language: 'en', Title: `${result.submission}: 48.35 of 120` });
    expect(bookmarks.at(-1)).to.equal('What passed');
    const figures = structures.flatMap(nodesOf).filter(({ role }) => role === 'Figure');
    const lost = new Set(
      result.tests
        .filter((test) => test.verdict !== 'pass' && test.visibility === 'visible')
        .map((test) => test.problem),
    );
    expect(figures).to.have.length(4 * lost.size);
    for (const { alt } of figures) expect(alt).to.match(/^(Yours|Expected|Difference|Number by number): /);
    expect((await here(result)).equals(Buffer.from(pdf))).to.equal(true);
  });

  it('feedback.pdf: nothing of hidden tests but name and points, nothing of the log', async () => {
    const hide = (test: TestResult): TestResult => ({
      ...test,
      ...{ visibility: 'hidden', verdict: 'wrong', score: 0, message: 'HIDDEN-7', metrics: { HIDDEN: 1 } },
      findings: [{ id: 'x', message: 'HIDDEN-FINDING', confidence: 1 }],
    });
    const [first, ...others] = results[2]!.tests;
    const result = { ...results[2]!, tests: [hide(first!), ...others] };
    const { texts, structures } = await readPdf(await here(result));
    const everything = texts.join('\n') + JSON.stringify(structures);
    expect(everything).to.include(first!.name);
    expect(everything).not.to.include('HIDDEN').and.not.include('LOG-OF-THE-STAFF');
  });

  it('feedback.pdf: hostile names and messages are cut where they are long, and said to be', async () => {
    for (const name of [
      '\u202eشهد <b>&amp;',
      '👩‍👩‍👧‍👦 José \u0000',
      'x'.repeat(10_000),
      `${'a\u0301'.repeat(5000)}`,
    ]) {
      const tests = results[2]!.tests.map((test) => ({ ...test, message: `${name}\n${'\n'.repeat(9000)}` }));
      const { texts } = await readPdf(await here({ ...results[2]!, submission: name, tests, notes: [name] }));
      expect(texts.join(''), name.slice(0, 20)).to.match(/more\s+letters\)/);
      expect(texts.length).to.be.below(40);
    }
  });

  it('counts letters and line ends against one limit, and halves no character', () => {
    const cut = (text: string) =>
      (
        limited({ title: '', header: '', pieces: [{ kind: 'text', look: 'body', text }] }).pieces[0] as {
          text: string;
        }
      ).text;
    expect(cut('a'.repeat(LIMITS.text))).to.have.length(LIMITS.text);
    expect(cut('a'.repeat(LIMITS.text + 7)).slice(LIMITS.text)).to.equal('… (7 more letters)');
    expect(cut('\n'.repeat(100))).to.equal(`${'\n'.repeat(24)}… (76 more letters)`);
    expect(cut(`${'a'.repeat(LIMITS.text - 1)}😀`)).to.equal(
      `${'a'.repeat(LIMITS.text - 1)}… (2 more letters)`,
    );
    const many = limited({
      ...{ title: '', header: '' },
      pieces: [{ kind: 'list', items: Array.from({ length: 1000 }, () => 'a'.repeat(LIMITS.text)) }],
    }).pieces[0] as { items: readonly string[] };
    expect(many.items.filter((item) => item.startsWith('a'))).to.have.length(LIMITS.document / LIMITS.text);
  });

  it('class.pdf: words, charts and tables of the class in their order, and everybody', async () => {
    const sections = await overviewOf(results, { out: '', assignment });
    const pdf = await classPdf.render(results, { out: '', assignment });
    const words = await wordsOf(pdf, 'Class report: demo, for the staff only');
    const textOf = (cell: unknown): string =>
      typeof cell === 'string' ? cell : (cell as { text: string }).text;
    for (const { title, words: said, tables } of sections) {
      const cells = tables.flatMap(({ caption, head, rows }) => [
        caption,
        ...head,
        ...rows.flat().map(textOf),
      ]);
      // The heads of a table stand again on each page that it goes on on.
      expectInOrder(words, [title, ...said, ...cells]);
    }
    expectInOrder(words, [
      'For the staff only',
      ...sections.map(({ title }) => title),
      'Everybody',
      'Student 0',
      'Student 13',
    ]);
    const { structures, bookmarks } = await readPdf(pdf);
    expect(bookmarks).to.deep.equal([
      'Class report: demo',
      ...sections.map(({ title }) => title),
      'Everybody',
    ]);
    const figures = structures.flatMap(nodesOf).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).to.deep.equal(
      sections.flatMap(({ charts }) => charts.map(({ alt }) => alt)),
    );
    const paper = limited(await classDocument(results, sections));
    expect((await renderDocument(paper)).equals(Buffer.from(pdf))).to.equal(true);
    // Letter is 792 points high, of which a printer reaches all but a quarter inch; it may lay A4 in the middle, or at the top.
    const [middle, edge] = [(841.89 - 792) / 2, 18];
    for (const item of pagesOf(paper).flat()) {
      if (!('box' in item)) continue;
      expect(item.box.y).to.be.above(middle + edge);
      expect(item.box.y + item.box.height).to.be.below(792 - edge);
    }
  });

  it('are made where nobody handed in; of a large class the list is cut, and says so', async () => {
    const empty = await readPdf(await renderDocument(await classDocument([], [])));
    expect(empty.texts.join('')).to.include('no hand-ins');
    const { pieces } = await classDocument(imaginaryClass(assignment, 1003), []);
    expect(pieces.at(-1)).to.include({ text: 'And 3 more: grades.csv has them all.' });
  });

  it('one that cannot be written costs no other', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'feedback.pdf/in-the-way'), { recursive: true });
      const failed = await writeReports(folder, results[2]!, 'return').catch((error: unknown) => error);
      expect(failed).to.be.instanceOf(Error);
      expect(await readdir(folder)).to.have.members([
        'feedback.html',
        'feedback.pdf',
        'results.json',
        'staff.html',
      ]);
    }));
});
