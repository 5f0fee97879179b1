import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import type { Picture } from '../figure.js';
import { PALETTE } from '../palette.js';
import { type Element, PAGE, type Slide } from '../slide.js';
import { backdropsOf } from '../text/backdrops.js';
import type { Line } from '../text/line.js';
import { formulaPicture } from './formula-picture.js';
import { mended } from './mend.js';
import { paragraphsOf } from './paragraphs.js';
import { partsOf } from './parts.js';
import { planned } from './plan.js';
import { tableOf } from './table.js';

// Its types describe a module for `require`, whose class is the `default` of what `import` gives.
const Presentation = PptxGenJS as unknown as typeof PptxGenJS.default;

type Text = Extract<Element, { kind: 'text' }>;

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
  const plan = planned(slides);
  for (const { name, shapes } of plan.layouts) {
    deck.defineSlideMaster({ title: name, objects: shapes.map((shape) => ({ rect: rectangle(shape) })) });
  }
  for (const { layout, elements, notes } of plan.slides) {
    const slide = deck.addSlide({ masterName: layout.name });
    for (const { element, name } of elements) await add(slide, element, name);
    if (notes !== undefined) slide.addNotes(notes);
  }
  const bytes = await deck.write({ outputType: 'nodebuffer' });
  return repacked(bytes as Uint8Array, (files, parts) => mended(files, parts, plan));
}

async function add(slide: PptxGenJS.default.Slide, element: Element, name: string): Promise<void> {
  const place = inches(element.box);
  if (element.kind === 'text') await addParts(slide, element, name);
  else if (element.kind === 'picture') {
    const { picture, alt } = element;
    slide.addImage({ ...place, data: dataOf(picture), altText: alt, objectName: name });
  } else {
    slide.addShape('rect', rectangle(element));
  }
}

const rectangle = ({
  box,
  fill,
  stroke,
}: Extract<Element, { kind: 'shape' }>): PptxGenJS.default.ShapeProps => ({
  ...inches(box),
  fill: fill ? { color: PALETTE[fill] } : { type: 'none' },
  line: stroke ? { color: PALETTE[stroke], width: 1 } : { type: 'none' },
});

/** A text, or where it holds more than one, its parts: texts, tables, pictures, formulas. */
async function addParts(slide: PptxGenJS.default.Slide, element: Text, name: string): Promise<void> {
  const parts = partsOf(element);
  if (parts.length <= 1 && parts.every(({ kind }) => kind === 'text')) return addText(slide, element, name);
  const { lines, box, tone } = element;
  for (const [i, { tone: fill, ...own }] of backdropsOf(lines.map(withoutRules), box).entries())
    slide.addShape('rect', {
      ...rectangle({ kind: 'shape', box: own, fill }),
      objectName: `${name}, ground ${i + 1}`,
    });
  for (const [i, part] of parts.entries()) {
    const place = inches(part.box);
    const objectName = `${name}, part ${i + 1}`;
    if (part.kind === 'text') addText(slide, part.element, objectName);
    else if (part.kind === 'table') {
      const [rows, options] = tableOf(part, place);
      slide.addTable(rows, { ...options, objectName });
    } else {
      const { picture, alt } =
        part.kind === 'picture' ? part : await formulaPicture(part.segment, PALETTE[tone]);
      slide.addImage({ ...place, data: dataOf(picture), altText: alt, objectName });
    }
  }
}

const dataOf = ({ format, data }: Picture): string =>
  `data:image/${format};base64,${data.toString('base64')}`;

/** A table draws its own rules. */
const withoutRules = (line: Line): Line => (line.kind === 'table' ? { ...line, backdrops: [] } : line);

function addText(slide: PptxGenJS.default.Slide, element: Text, objectName: string): void {
  slide.addText(paragraphsOf(element), {
    ...inches(element.box),
    margin: 0,
    valign: 'top',
    wrap: true,
    fit: 'none',
    objectName,
  });
}

/** The same file with its XML mended, and without the time it was made at. */
function repacked(
  bytes: Uint8Array,
  mend: (files: Readonly<Record<string, string>>, parts: readonly string[]) => Record<string, string>,
): Buffer {
  const files = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  const isXml = ([name]: [string, unknown]): boolean => /\.(?:xml|rels)$/.test(name);
  const texts = files.filter(isXml).map(([name, each]) => [name, strFromU8(each)]);
  const xml = mend(
    Object.fromEntries(texts),
    files.map(([name]) => name),
  );
  const entries: Zippable = {};
  for (const [name, content] of files) {
    const text = name === 'docProps/core.xml' ? dated(xml[name]!) : xml[name];
    // Pictures are compressed already.
    entries[name] =
      text === undefined ? [content, { mtime: DATE, level: 0 }] : [strToU8(text), { mtime: DATE, level: 6 }];
  }
  return Buffer.from(zipSync(entries));
}

const dated = (xml: string): string =>
  xml.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, DATE.toISOString().replace('.000', ''));
