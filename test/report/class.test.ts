import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import classHtml from '../../src/report/class/class-html.js';
import mailMergeCsv from '../../src/report/class/mail-merge-csv.js';
import feedbackHtml from '../../src/report/formats/feedback-html.js';
import staffHtml from '../../src/report/formats/staff-html.js';
import { overviewOf } from '../../src/report/overview/index.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { imaginaryClass } from './imaginary-class.js';

/** A document without a browser, as far as it is read here. */
interface Parent {
  querySelectorAll(selector: string): Iterable<Parent>;
  getAttribute(name: string): string | null;
  readonly children: Iterable<Parent>;
  readonly textContent: string;
}

describe('the report on a class', () => {
  it('counts what there is, each number leads to its students, each of them to a staff page', async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    const results = imaginaryClass(assignment, 16);
    const html = await classHtml.render(results, { out: '/nowhere', assignment });
    const { document } = parseHTML(html) as unknown as { document: Parent };
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const names = new Set(results.map(({ submission }) => `${submission}/staff.html`));
    const ids = all('[id]').map((each) => each.getAttribute('id'));
    for (const link of all('a')) {
      const href = link.getAttribute('href')!;
      if (!href.startsWith('#')) expect(names.has(href), href).to.equal(true);
      else
        expect(
          ids.filter((id) => id === href.slice(1)),
          href,
        ).to.have.length(1);
    }
    // Each number of a table that stands for more than one leads to so many.
    for (const link of all('td a[href^="#list"]')) {
      const students = all(`${link.getAttribute('href')} li`);
      expect(String(students.length)).to.equal(link.textContent);
    }
    const failed = results.filter(
      ({ tests }) => tests[0]!.verdict !== 'pass' && tests[0]!.verdict !== 'not-graded',
    );
    const row = all('tr').find((each) => each.textContent.startsWith('1.1 '))!;
    expect([...row.children].map((cell) => cell.textContent.trim()).slice(-2)).to.deep.equal([
      String(failed.length),
      '1',
    ]);
    for (const svg of all('svg[role=img]')) expect(svg.getAttribute('aria-label')).to.match(/\d/);
    expect(html).not.to.include('<script');
    expect(await classHtml.render(results, { out: '/nowhere', assignment })).to.equal(html);
    const found = (await overviewOf(results, { out: '', assignment })).map(({ id }) => id);
    const parts = ['scores', 'problems', 'findings', 'questions', 'lateness', 'time', 'margins'];
    expect(found).to.deep.equal(['ungraded', ...parts]);
    expect(await overviewOf([], { out: '' })).to.deep.equal([]);
  });

  it('knows extensions: who is in time by one is not called late there, nor on the staff’s page', async () => {
    const [ada, bob, ...others] = imaginaryClass(await loadAssignment(join(ROOT, 'rubric/demo.yaml')), 8);
    const extended = 'in time, by the extension until 3 May 23:59';
    const late = { ...bob!.handedIn!, late: 'yes' as const, lateness: '24:00:00' };
    const by = (hours: number, words: string) => ({ ...bob!.final!, extended: { hours, words } });
    const cleo = { ...bob!, submission: 'cleo', handedIn: late, final: by(0.5, '30 min late') };
    const results = [ada!, { ...bob!, handedIn: late, final: by(0, extended) }, cleo, ...others];
    const html = await classHtml.render(results, { out: '/nowhere' });
    expect(html).to.include(extended).and.include('in time by an extension');
    // Ada came after 10 minutes, Bob and Cleo after a day, the last one after seven hours.
    expect(html).to.include('by hours. 0 to 1: 2; 7 to 8: 1.').and.include('hours after it was due');
    const { document } = parseHTML(html) as unknown as { document: Parent };
    const rows = [...document.querySelectorAll('tr')].map((row) =>
      row.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows).to.include('late 3').and.include('in time by an extension 1');
    expect(html).not.to.include('late by 24:00:00');
    expect(await staffHtml.render(results[1]!)).to.include(extended);
  });

  it('a student reads the own remarks and final line; the log and hidden findings are on the staff’s page', async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    const [one] = imaginaryClass(assignment, 1);
    const test = {
      ...one!.tests[0]!,
      visibility: 'hidden' as const,
      verdict: 'wrong' as const,
      message: 'HIDDEN-7',
    };
    const result = { ...one!, tests: [test] };
    const [page, staff] = [await feedbackHtml.render(result), await staffHtml.render(result)];
    expect(page).to.include('names the gradient').and.include(result.final!.line);
    expect(page).not.to.include('HIDDEN-7').and.not.include('LOG-OF-THE-STAFF');
    expect(staff).to.include('HIDDEN-7').and.include('LOG-OF-THE-STAFF').and.include('For the staff only');
  });

  it('mail-merge.csv: a row for each student, with the files that there are', () =>
    inTemporaryFolder(async (out) => {
      const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
      const [result] = imaginaryClass(assignment, 1);
      await mkdir(join(out, 'return/s00000'), { recursive: true });
      await writeFile(join(out, 'return/s00000/feedback.html'), '');
      const text = await mailMergeCsv.render([result!], { out });
      expect(text.charCodeAt(0)).to.equal(0xfeff);
      const line = result!.final!.line;
      expect(parse(text, { bom: true })).to.deep.equal([
        ['name', 'email', 'folder', 'files', 'score'],
        ['Student 0', 's00000@school.example', 'return/s00000', 'feedback.html', line],
      ]);
    }));
});
