import type { Box } from '../slide.js';
import { escapedXml } from '../xml.js';
import { type Layout, PLACES, type PlannedSlide, type planned } from './plan.js';

/** English Metric Units a point. */
const EMU = 12_700;
/** Where a layout's slide number stands if none of its slides has one. */
const CORNER: Box = { x: 780, y: 510, width: 132, height: 16 };
/** Numbers of shapes that are added; the library counts its own from 2. */
const FIRST = 10_000;

/**
 * What PptxGenJS leaves to be done, after it: what ECMA-376 forbids (properties in the middle of a paragraph, the order of a
 * presentation's parts, types of parts that are not there), and what it cannot write: the title's and the number's places,
 * groups, a text body in every shape, and that shapes are ornaments.
 *
 * - `files`: its XML by name; `parts`: the names of all its files.
 */
export function mended(
  files: Readonly<Record<string, string>>,
  parts: readonly string[],
  { layouts, slides }: ReturnType<typeof planned>,
): Record<string, string> {
  const mendedFiles = Object.entries(files).map(([name, xml]): [string, string] => {
    const [, kind, number] = /^ppt\/(slide|slideLayout|slideMaster)s\/\1(\d+)\.xml$/.exec(name) ?? [];
    if (kind === 'slide') return [name, slideXml(xml, slides[Number(number) - 1]!)];
    // The first layout is the library's own, empty one.
    if (kind === 'slideLayout') return [name, withPlaces(bodies(xml), layouts[Number(number) - 2])];
    if (kind === 'slideMaster') return [name, withPlaces(xml, {})];
    if (name === 'ppt/presentation.xml') return [name, inOrder(xml)];
    if (name === '[Content_Types].xml') return [name, typesOf(xml, parts)];
    return [name, xml];
  });
  return Object.fromEntries(mendedFiles);
}

function slideXml(xml: string, { layout, title }: PlannedSlide): string {
  const tidy = bodies(xml)
    .replace(/<a:p>[\s\S]*?<\/a:p>/g, paragraph)
    .replace(/<p:cSld name="[^"]*">/, `<p:cSld name="${escapedXml(title)}">`);
  const filled = inPlace(inPlace(tidy, PLACES.title, TITLE), PLACES.number, NUMBER).replace(SHAPE, (shape) =>
    shape.includes(NUMBER) ? counted(shape) : shape,
  );
  const added = [
    // Nothing on the page is its title, so it stands beside the page, for the outline and for who cannot see.
    filled.includes(TITLE) ? '' : place(TITLE, PLACES.title, { ...CORNER, y: -40 }, run(title), FIRST),
    filled.includes(NUMBER)
      ? ''
      : place(NUMBER, PLACES.number, layout.number ?? CORNER, field(''), FIRST + 1),
  ].join('');
  return numbered(grouped(filled).replace('</p:spTree>', `${added}</p:spTree>`));
}

/** Each shape with a number of its own: the library gives a table one that a shape has already. */
function numbered(xml: string): string {
  let next = 1;
  return xml.replace(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${next++}"`);
}

const TITLE = '<p:ph type="title"/>';
const NUMBER = '<p:ph type="sldNum" sz="quarter" idx="12"/>';
const FIELD = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';

const SHAPE = /<p:sp>(?:(?!<\/p:sp>)[\s\S])*<\/p:sp>/g;

/** The number after `page` as one that counts by itself. */
const counted = (shape: string): string =>
  shape.replace(
    /<a:r>((?:(?!<a:t>)[\s\S])*)<a:t>([^<]*\bpage )(\d+)([^<]*)<\/a:t><\/a:r>/,
    (_, look, before, number, after) =>
      `<a:r>${look}<a:t>${before}</a:t></a:r><a:fld id="${FIELD}" type="slidenum">${look}<a:t>${number}</a:t></a:fld>` +
      `<a:r>${look}<a:t>${after}</a:t></a:r>`,
  );

const run = (text: string): string => `<a:r><a:rPr lang="en-US"/><a:t>${escapedXml(text)}</a:t></a:r>`;
const field = (number: string): string =>
  `<a:fld id="${FIELD}" type="slidenum"><a:rPr lang="en-US"/><a:t>${number || '‹#›'}</a:t></a:fld>`;

/** Of a paragraph's properties the first ones count for all of it. */
const paragraph = (xml: string): string => {
  const properties = /<a:pPr(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g;
  const [first = ''] = xml.match(properties) ?? [];
  return xml.replace(properties, '').replace('<a:p>', `<a:p>${first}`);
};

/** The first shape of a name as what fills a place of the layout. */
const inPlace = (xml: string, name: string, placeholder: string): string =>
  xml.replace(
    new RegExp(`(name="${name}"[^>]*>[\\s\\S]*?)<p:nvPr>\\s*</p:nvPr>`),
    `$1<p:nvPr>${placeholder}</p:nvPr>`,
  );

/** Shapes with a body for text, as programs expect them, which screen readers pass over. */
const bodies = (xml: string): string =>
  xml.replace(SHAPE, (shape) =>
    shape.includes('<p:txBody>')
      ? shape
      : shape
          .replace(
            '</p:sp>',
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>',
          )
          .replace(/(<p:cNvPr[^>]*>)(<\/p:cNvPr>)/, `$1${ORNAMENT}$2`),
  );

const ORNAMENT =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative ' +
  'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** Adds the places of title and number to a layout, or to the master of all. */
function withPlaces(xml: string, layout: Partial<Layout> | undefined): string {
  if (layout === undefined) return xml;
  const { title = { ...CORNER, x: 48, y: 36, width: 864, height: 42 }, number = CORNER } = layout;
  const places =
    place(TITLE, PLACES.title, title, run('Title'), FIRST) +
    place(NUMBER, PLACES.number, number, field(''), FIRST + 1);
  return xml.replace('</p:spTree>', `${places}</p:spTree>`);
}

const place = (placeholder: string, name: string, box: Box, content: string, id: number): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>` +
  `<p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${extent(box)}</a:xfrm>` +
  '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
  '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>' +
  `<a:p>${content}</a:p></p:txBody></p:sp>`;

const emu = (points: number): number => Math.round(points * EMU);
const extent = ({ x, y, width, height }: Box, prefix: '' | 'ch' = ''): string => {
  const [off, ext] = prefix === '' ? ['off', 'ext'] : ['chOff', 'chExt'];
  return `<a:${off} x="${emu(x)}" y="${emu(y)}"/><a:${ext} cx="${emu(width)}" cy="${emu(height)}"/>`;
};

/** Neighbours of one figure as a group, which is moved and scaled as one. */
function grouped(xml: string): string {
  let id = FIRST + 2;
  const piece = /<p:(sp|pic)>(?:(?!<\/p:\1>)[\s\S])*<\/p:\1>/g;
  const own = [...xml.matchAll(piece)].map(([whole]) => ({
    whole,
    figure: /<p:cNvPr[^>]* name="(Figure \d+): /.exec(whole)?.[1],
  }));
  let result = xml;
  for (const figure of new Set(own.map((each) => each.figure))) {
    const members = own.filter((each) => each.figure === figure).map(({ whole }) => whole);
    const all = members.join('');
    if (figure === undefined || members.length < 2 || !result.includes(all)) continue;
    const box = around(members);
    const group =
      `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${id++}" name="${figure}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
      `<p:grpSpPr><a:xfrm>${extent(box)}${extent(box, 'ch')}</a:xfrm></p:grpSpPr>${all}</p:grpSp>`;
    result = result.replace(all, () => group);
  }
  return result;
}

/** The smallest box, in points, that holds some shapes. */
function around(shapes: readonly string[]): Box {
  const boxes = shapes.map((shape) => {
    const [, x, y, width, height] =
      /<a:off x="(-?\d+)" y="(-?\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"\/>/.exec(shape)!;
    return [Number(x), Number(y), Number(x) + Number(width), Number(y) + Number(height)] as const;
  });
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...boxes.map(([, , x]) => x)), Math.max(...boxes.map(([, , , y]) => y))];
  return { x: left / EMU, y: top / EMU, width: (right - left) / EMU, height: (bottom - top) / EMU };
}

/** Masters before slides, as the schema has it. */
function inOrder(xml: string): string {
  const notes = /<p:notesMasterIdLst>[\s\S]*?<\/p:notesMasterIdLst>/;
  const [list = ''] = notes.exec(xml) ?? [];
  return xml.replace(notes, '').replace('<p:sldIdLst>', `${list}<p:sldIdLst>`);
}

/** The types of the parts that there are. */
const typesOf = (xml: string, parts: readonly string[]): string =>
  xml
    .replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, part) => (parts.includes(part) ? whole : ''))
    .replace(/<Default Extension="([^"]+)"[^>]*\/>/g, (whole, ending) =>
      parts.some((part) => part.endsWith(`.${ending}`)) ? whole : '',
    );
