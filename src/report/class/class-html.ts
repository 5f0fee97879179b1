import type { SubmissionResult } from '../../grade/result.js';
import { clean } from '../clean.js';
import type { ClassReportFormat } from '../format.js';
import { draw } from '../overview/chart.js';
import { everybodyData } from '../overview/everybody.js';
import { overviewOf } from '../overview/index.js';
import type { Cell, Section } from '../overview/section.js';
import { page } from '../page.js';
import { whoOf } from '../people.js';

/** Of a longer list the rest is in grades.csv: a page of every name many times over opens slowly. */
const LONGEST = 1000;

/**
 * The class at a glance, for the staff: one page without scripts. Each number leads to the students behind it, each of them to
 * their staff page.
 */
export default {
  file: 'class.html',
  since: 'report',
  async render(results, about) {
    const sections = await overviewOf(results, about);
    const lists = new Lists();
    return page('class', {
      assignment: results[0]?.assignment ?? 'no hand-ins',
      sections: await Promise.all(sections.map((section) => sectionData(section, lists))),
      everybody: results.map((result) => ({ ...everybodyData(result), href: linkOf(result).href })),
      lists: lists.all,
    });
  },
} satisfies ClassReportFormat;

async function sectionData({ id, title, words, charts, tables }: Section, lists: Lists) {
  // Before anything is waited for: lists are numbered in the order of the page, not of which chart is drawn first.
  const listed = tables.map(({ caption, head, rows }) => ({
    ...{ caption, head },
    rows: rows.map((row) => row.map((cell) => lists.cell(cell, id))),
  }));
  return {
    ...{ id, title, words, tables: listed },
    charts: await Promise.all(
      charts.map(async (chart) => ({ svg: (await draw(chart)).outerHTML, legend: chart.legend })),
    ),
  };
}

const linkOf = (result: SubmissionResult) => ({
  who: clean(whoOf(result)),
  href: `${encodeURIComponent(result.submission)}/staff.html`,
});

/** The lists of students that numbers lead to. */
class Lists {
  readonly all: {
    readonly id: string;
    readonly title: string;
    readonly back: string;
    readonly students: readonly { readonly who: string; readonly href: string }[];
    readonly more: string;
  }[] = [];

  /** A cell as a link: to its list, or to the only one of it. `back`: where its list is closed to. */
  cell(cell: Cell, back: string): { text: string; href: string; label: string } {
    if (typeof cell === 'string') return { text: cell, href: '', label: '' };
    const { text, who, what } = cell;
    if (who.length === 0) return { text, href: '', label: '' };
    const label = `${text}: ${what}`;
    if (who.length === 1) return { text, href: linkOf(who[0]!).href, label };
    const id = `list-${this.all.length + 1}`;
    const left = who.length - LONGEST;
    this.all.push({
      ...{ id, back, title: `${what}: ${who.length}` },
      students: who.slice(0, LONGEST).map(linkOf),
      more: left > 0 ? `And ${left} more: grades.csv has them all.` : '',
    });
    return { text, href: `#${id}`, label };
  }
}
