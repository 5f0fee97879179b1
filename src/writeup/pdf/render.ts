import type { Page } from './deck.js';
import { heightOf, type Line, linesOf } from './lines.js';
import { blocksOf } from './markdown.js';
import { INK, INNER, PAGE, Paper } from './paper.js';
import { fill } from './templates.js';

/** Sizes that an answer is tried in, the largest that fits first; below the last one nobody reads. */
const SIZES = [14, 13, 12, 11, 10, 9.5];
const SMALLEST = SIZES.at(-1)!;

/** The rest of an answer that does not fit its page. */
interface Rest {
  readonly id: string;
  readonly from: number;
  readonly lines: readonly Line[];
}

/**
 * The deck as a PDF of 16:9 pages: tagged, with bookmarks, alternative texts and embedded fonts.
 *
 * There are as many pages as in the deck, whatever a student wrote: a long answer shrinks to 9.5 points, and what does
 * not fit then goes to an appendix at the end, announced on the page. Equal decks give equal bytes.
 */
export async function renderPdf(pages: readonly Page[], submission: string): Promise<Buffer> {
  const [title] = pages;
  const name = title?.kind === 'title' ? title.name : '';
  const heading = title?.kind === 'title' ? title.title : submission;
  const paper = new Paper(heading, name || submission);
  const rests: Rest[] = [];
  for (const [i, page] of pages.entries()) {
    begin(paper, `${submission} · page ${i + 1} of ${pages.length}`);
    if (page.kind === 'title') await titlePage(paper, page);
    else if (page.kind === 'figure') await figurePage(paper, page);
    else {
      const appendix = pages.length + appendixPages(rests) + 1;
      const lines = await answerPage(paper, page, appendix);
      if (lines.length > 0) rests.push({ id: page.question.title, from: i + 1, lines });
    }
  }
  for (const rest of rests) {
    for (const [n, lines] of sheets(rest.lines).entries()) {
      begin(paper, `${submission} · appendix`);
      headline(paper, `${rest.id}, continued from page ${rest.from}${n > 0 ? ` (${n + 1})` : ''}`);
      paper.lines(lines, PAGE.margin, PAGE.top, SMALLEST);
    }
  }
  return paper.bytes();
}

function begin(paper: Paper, footer: string): void {
  paper.doc.addPage();
  paper.decorate(() => {
    paper.doc.font('regular').fontSize(9).fillColor(INK.quiet);
    paper.doc.text(paper.printable(footer).text, PAGE.margin, 510, {
      width: INNER,
      align: 'right',
      height: 12,
      ellipsis: true,
    });
    paper.doc
      .moveTo(PAGE.margin, 502)
      .lineTo(PAGE.width - PAGE.margin, 502)
      .lineWidth(0.5)
      .stroke(INK.line);
  });
}

function headline(paper: Paper, text: string): void {
  paper.doc.outline.addItem(text);
  paper.tag('H1', () => {
    paper.doc.font('bold').fontSize(24).fillColor(INK.text);
    paper.doc.text(text, PAGE.margin, 40, { width: INNER, height: 40, ellipsis: true });
  });
}

async function titlePage(paper: Paper, page: Page & { kind: 'title' }): Promise<void> {
  const { doc } = paper;
  const [title = '', ...lines] = (await fill('title', { ...page })).split('\n');
  doc.outline.addItem(title);
  paper.tag('P', () => {
    const width = 130;
    const x = PAGE.width - PAGE.margin - width;
    doc.rect(x, 40, width, 28).lineWidth(1.5).stroke(INK.alert);
    doc.font('bold').fontSize(13).fillColor(INK.alert).text('DO NOT TAG', x, 47, { width, align: 'center' });
  });
  paper.tag('H1', () => {
    doc.font('bold').fontSize(34).fillColor(INK.text);
    doc.text(title, PAGE.margin, 180, { width: INNER * 0.8 });
  });
  paper.tag('P', () => {
    doc.font('regular').fontSize(18).fillColor(INK.quiet);
    doc.text(paper.printable(lines.join('\n')).text, PAGE.margin, 320, {
      width: INNER,
      height: 90,
      ellipsis: true,
    });
  });
}

async function figurePage(paper: Paper, page: Page & { kind: 'figure' }): Promise<void> {
  headline(paper, page.title);
  const { figure } = page;
  if ('failure' in figure) {
    const { text } = paper.printable(await fill('failure', { reason: figure.failure }));
    const blocks = text.split('\n\n').map((part) => ({
      kind: 'paragraph' as const,
      runs: [{ text: part.slice(0, 2000), style: 'regular' as const }],
      depth: 0,
    }));
    paper.lines(
      fitting(linesOf(blocks, INNER * 0.8, 14, paper.measure), PAGE.bottom - PAGE.top),
      PAGE.margin,
      PAGE.top,
      14,
    );
    return;
  }
  const { doc } = paper;
  const count = figure.columns.length;
  const gap = 16;
  const width = Math.min(170, (INNER - gap * (count - 1)) / count);
  const side = Math.min(width, 150);
  const left = PAGE.margin;
  for (const [i, { label, original, map, note }] of figure.columns.entries()) {
    const x = left + i * (width + gap);
    const shown = label || `picture ${i + 1}`;
    paper.tag('P', () => {
      doc.font('bold').fontSize(10).fillColor(INK.text);
      doc.text(paper.printable(shown).text, x, PAGE.top - 4, { width, height: 14, ellipsis: true });
    });
    const place = { fit: [side, side] as [number, number] };
    paper.tag('Figure', () => void doc.image(original, x, PAGE.top + 14, place), `The picture: ${shown}`);
    paper.tag(
      'Figure',
      () => void doc.image(map, x, PAGE.top + 24 + side, place),
      `${page.title} of ${shown}; ${note}`,
    );
    paper.tag('Caption', () => {
      doc.font('regular').fontSize(8).fillColor(INK.quiet);
      doc.text(note, x, PAGE.top + 32 + 2 * side, { width, height: 44, ellipsis: true });
    });
  }
}

/** Draws an answer; returns the lines that did not fit. */
async function answerPage(paper: Paper, page: Page & { kind: 'answer' }, appendix: number): Promise<Line[]> {
  const { question } = page;
  headline(paper, question.title);
  const prompt = linesOf(blocksOf(page.prompt), INNER - 24, 11, paper.measure);
  const boxHeight = heightOf(prompt) + 16;
  const boxTop = PAGE.top - 20;
  paper.decorate(() => paper.doc.rect(PAGE.margin, boxTop, INNER, boxHeight).fill(INK.box));
  paper.lines(prompt, PAGE.margin + 12, boxTop + 8, 11);
  const top = boxTop + boxHeight + 18;
  const room = PAGE.bottom - top - 6;
  const { text, missing } = paper.printable(page.text ?? '');
  const blocks = blocksOf(text);
  const { size, lines } = fitted(blocks, room, paper);
  const shown = fitting(lines, room);
  const rest = lines.slice(shown.length);
  paper.lines(shown, PAGE.margin, top, size);
  const over = (question.words ?? 0) - question.limit;
  const status = await fill('status', {
    answered: page.text !== undefined,
    words: question.words ?? 0,
    one: question.words === 1,
    over: over > 0 && over,
    limit: question.limit,
    continued: rest.length > 0 && appendix,
    missing: missing.length > 0 && missing.slice(0, 8).map(codePoint).join(', '),
  });
  paper.tag('P', () => {
    const alert = page.text === undefined || over > 0 || rest.length > 0 || missing.length > 0;
    paper.doc
      .font('regular')
      .fontSize(9)
      .fillColor(alert ? INK.alert : INK.quiet);
    paper.doc.text(status, PAGE.margin, 510, { width: INNER * 0.75, height: 12, ellipsis: true });
  });
  return rest;
}

const codePoint = (letter: string): string =>
  `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The lines in the largest size that fits, or in the smallest one. */
function fitted(
  blocks: ReturnType<typeof blocksOf>,
  room: number,
  paper: Paper,
): { size: number; lines: Line[] } {
  for (const size of SIZES) {
    const lines = linesOf(blocks, INNER, size, paper.measure);
    if (heightOf(lines) <= room || size === SMALLEST) return { size, lines };
  }
  return { size: SMALLEST, lines: [] };
}

/** As many lines as fit a height, from the first one on. */
function fitting(lines: readonly Line[], room: number): Line[] {
  let left = room;
  const end = lines.findIndex(({ gap, height }) => {
    left -= gap + height;
    return left < 0;
  });
  return lines.slice(0, end === -1 ? lines.length : end);
}

/** Lines divided into pages of the appendix. */
function sheets(lines: readonly Line[]): Line[][] {
  const room = PAGE.bottom - PAGE.top;
  const found: Line[][] = [];
  for (let rest = [...lines]; rest.length > 0; ) {
    const page = fitting(rest, room);
    found.push(page);
    rest = rest.slice(page.length);
  }
  return found;
}

const appendixPages = (rests: readonly Rest[]): number =>
  rests.reduce((sum, { lines }) => sum + sheets(lines).length, 0);
