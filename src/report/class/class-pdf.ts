import type { SubmissionResult } from '../../grade/result.js';
import type { Document, Piece } from '../document/document.js';
import { drawingOf } from '../document/drawing.js';
import { pdfOf } from '../document/press.js';
import type { ClassReportFormat } from '../format.js';
import { draw } from '../overview/chart.js';
import { EVERYBODY, everybodyData } from '../overview/everybody.js';
import { overviewOf } from '../overview/index.js';
import type { Chart, Section } from '../overview/section.js';

/** Of a larger class nobody reads the list on paper: grades.csv has it. */
const LONGEST = 1000;
/** Of a chart: its letters are as large as a table's then, and it has room on a page below its words. */
const CHART = { width: 540, highest: 670 } as const;

/** The class at a glance on paper, for the staff: what class.html tells, without the names behind its numbers. */
export default {
  file: 'class.pdf',
  since: 'report',
  async render(results, about) {
    const sections = await overviewOf(results, about);
    return pdfOf('class.pdf', await classDocument(results, sections));
  },
} satisfies ClassReportFormat;

/** The report on a class as a document. */
export async function classDocument(
  results: readonly SubmissionResult[],
  sections: readonly Section[],
): Promise<Document> {
  const title = `Class report: ${results[0]?.assignment ?? 'no hand-ins'}`;
  const pieces = await Promise.all(sections.map(sectionPieces));
  return {
    title,
    header: `${title}, for the staff only`,
    pieces: [
      { kind: 'title', text: title },
      { kind: 'text', look: 'alert', text: 'For the staff only: names, and results of hidden tests.' },
      ...pieces.flat(),
      ...everybodyPieces(results),
    ],
  };
}

async function sectionPieces({ title, words, charts, tables }: Section): Promise<Piece[]> {
  return [
    { kind: 'section', text: title },
    ...words.map((text): Piece => ({ kind: 'text', look: 'body', text })),
    ...(await Promise.all(charts.map(chartPiece))),
    ...tables.map(
      ({ caption, head, rows }): Piece => ({
        ...{ kind: 'table', caption, head },
        rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text))),
        numbers: head.flatMap((_, i) => (rows.every((row) => isNumber(row[i])) ? [i] : [])),
      }),
    ),
  ];
}

const isNumber = (cell: Section['tables'][number]['rows'][number][number] | undefined): boolean =>
  /^[\d.]*( %)?$|e[-+]?\d+$/.test(typeof cell === 'string' ? cell : (cell?.text ?? ''));

async function chartPiece(chart: Chart): Promise<Piece> {
  return { kind: 'drawing', drawing: drawingOf(await draw(chart, CHART), chart.legend), alt: chart.alt };
}

function everybodyPieces(results: readonly SubmissionResult[]): Piece[] {
  const left = results.length - LONGEST;
  return [
    { kind: 'section', text: 'Everybody' },
    {
      ...{ kind: 'table', caption: 'Hand-ins', head: EVERYBODY, numbers: [1, 2] },
      rows: results
        .slice(0, LONGEST)
        .map(everybodyData)
        .map(({ who, score, final, status, when }) => [...[who, score, final, status, when]]),
    },
    ...(left > 0
      ? [{ kind: 'text', look: 'body', text: `And ${left} more: grades.csv has them all.` } as const]
      : []),
  ];
}
