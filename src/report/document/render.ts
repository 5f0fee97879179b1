import { Paper } from '../../writeup/pdf/paper.js';
import type { Pen } from '../../writeup/pdf/pen.js';
import { drawElement } from '../../writeup/pdf/render.js';
import type { Box } from '../../writeup/slide.js';
import { textBlocks } from '../../writeup/text/blocks.js';
import { linesOf } from '../../writeup/text/lines.js';
import type { Document, Drawing, Mark } from './document.js';
import { pagesOf } from './layout.js';
import { PAPER } from './page.js';

/** A document as a tagged PDF on A4, with bookmarks. Equal documents give equal bytes. */
export async function renderDocument(document: Document): Promise<Buffer> {
  const paper = new Paper({ title: document.title, author: 'gradelens', size: PAPER });
  for (const items of pagesOf(document)) {
    paper.page();
    for (const item of items) {
      if (item.kind === 'section') paper.section(item.title);
      else if (item.kind === 'drawing')
        paper.figure((pen) => drawMarks(paper.doc, pen, item.drawing, item.box), item.alt);
      else drawElement(paper, item);
    }
  }
  return paper.bytes();
}

function drawMarks(doc: PDFKit.PDFDocument, pen: Pen, { width, marks }: Drawing, box: Box): void {
  doc
    .save()
    .translate(box.x, box.y)
    .scale(box.width / width);
  for (const mark of marks) {
    if (mark.kind === 'word') write(pen, mark);
    else {
      const { x, y, path, fill, stroke, thick } = mark;
      doc.save().translate(x, y).lineWidth(thick).path(path);
      if (fill && stroke) doc.fillAndStroke(fill, stroke);
      else if (fill) doc.fill(fill);
      else if (stroke) doc.stroke(stroke);
      doc.restore();
    }
  }
  doc.restore();
}

/** A word of a drawing is on one line, in points. */
const ENDLESS = 10_000;

function write(pen: Pen, { x, y, text, size, anchor, fill }: Mark & { readonly kind: 'word' }): void {
  const [line] = linesOf(textBlocks(text), { width: ENDLESS, size });
  const segments = line?.segments ?? [];
  const from = Math.min(...segments.map((segment) => segment.x));
  const width = Math.max(...segments.map((segment) => segment.x + segment.width)) - from;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  for (const segment of segments)
    pen.draw(segment, left + segment.x - from, y, size, { colour: fill, code: fill, link: fill });
}
