import { PALETTE } from '../palette.js';
import type { Element, Slide, Tone } from '../slide.js';
import { Paper } from './paper.js';

const ink = (tone: Tone): string => `#${PALETTE[tone]}`;

/**
 * Laid-out pages as a PDF: tagged in reading order, with a bookmark a page, alternative texts and embedded fonts. Equal
 * slides give equal bytes.
 */
export async function renderPdf(
  slides: readonly Slide[],
  info: { readonly title: string; readonly author: string },
): Promise<Buffer> {
  const paper = new Paper(info);
  for (const { title, elements } of slides) {
    paper.page();
    paper.section(title);
    for (const element of elements) drawElement(paper, element);
  }
  return paper.bytes();
}

/** Draws what stands at a place of a page, next in reading order. */
export function drawElement(paper: Paper, element: Element): void {
  const { doc } = paper;
  const { x, y, width, height } = element.box;
  if (element.kind === 'text') {
    const { lines, box, role, tone, align, within } = element;
    const colours = { colour: ink(tone), code: ink('accent'), link: ink('accent') };
    paper.lines(lines, box, { role, align, ...colours }, within);
  } else if (element.kind === 'picture') {
    const { picture, alt, within } = element;
    const image = () => void doc.image(picture.data, x, y, { width, height });
    if (alt === '') paper.decorate(image);
    else paper.figure(image, alt, within);
  } else {
    const { fill, stroke } = element;
    paper.decorate(() => {
      if (fill) doc.rect(x, y, width, height).fill(ink(fill));
      if (stroke) doc.rect(x, y, width, height).lineWidth(1).stroke(ink(stroke));
    });
  }
}
