import { unzipSync, type Zippable, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { PALETTE } from '../palette.js';
import { type Element, PAGE, type Slide } from '../slide.js';
import { paragraphsOf } from './paragraphs.js';

// Its types describe a module for `require`, whose class is the `default` of what `import` gives.
const Presentation = PptxGenJS as unknown as typeof PptxGenJS.default;

/** Points an inch. */
const INCH = 72;
const inches = ({ x, y, width, height }: Element['box']) => ({
  x: x / INCH,
  y: y / INCH,
  w: width / INCH,
  h: height / INCH,
});

/** The only date in the file: equal slides are to be equal files. Zip files begin in 1980. */
const DATE = new Date('1980-01-01T00:00:00Z');

/**
 * Laid-out pages as slides to edit in PowerPoint, Google Slides, Keynote or LibreOffice: texts stay texts, pictures have
 * their alternative texts, and a question's prompt is in the speaker's notes. Equal slides give equal bytes.
 */
export async function renderPptx(
  slides: readonly Slide[],
  { title, author }: { readonly title: string; readonly author: string },
): Promise<Buffer> {
  const deck = new Presentation();
  deck.defineLayout({ name: 'page', width: PAGE.width / INCH, height: PAGE.height / INCH });
  deck.layout = 'page';
  deck.title = title;
  deck.author = author;
  deck.company = '';
  for (const { elements, notes } of slides) {
    const slide = deck.addSlide();
    for (const element of elements) add(slide, element);
    if (notes !== undefined) slide.addNotes(notes);
  }
  const bytes = await deck.write({ outputType: 'nodebuffer' });
  return dateless(bytes as Uint8Array);
}

function add(slide: PptxGenJS.default.Slide, element: Element): void {
  const place = inches(element.box);
  if (element.kind === 'text') {
    slide.addText(paragraphsOf(element), {
      ...place,
      margin: 0,
      valign: 'top',
      wrap: true,
      fit: 'none',
      objectName: element.role === 'H1' ? 'Title' : element.role,
    });
  } else if (element.kind === 'picture') {
    const { picture, alt } = element;
    const data = `data:image/${picture.format};base64,${picture.data.toString('base64')}`;
    slide.addImage({ ...place, data, altText: alt });
  } else {
    const { fill, stroke } = element;
    slide.addShape('rect', {
      ...place,
      fill: fill ? { color: PALETTE[fill] } : { type: 'none' },
      line: stroke ? { color: PALETTE[stroke], width: 1 } : { type: 'none' },
    });
  }
}

/** The same file without the time it was made at. */
function dateless(bytes: Uint8Array): Buffer {
  const files = unzipSync(bytes);
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith('/')) continue;
    entries[name] = [name === 'docProps/core.xml' ? dated(content) : content, { mtime: DATE }];
  }
  return Buffer.from(zipSync(entries, { level: 6 }));
}

const dated = (xml: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(xml)
      .toString()
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, DATE.toISOString().replace('.000', '')),
  );
