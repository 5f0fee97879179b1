import { strFromU8, unzipSync } from 'fflate';
import {
  type FoundPage,
  MOST_BYTES,
  MOST_PAGES,
  picturesAmong,
  spaced,
  tooLarge,
  unreadable,
} from './found.js';

/** Bytes of a slide's XML, and of all slides together. */
const MOST = { slide: 4 * 2 ** 20, all: 64 * 2 ** 20 } as const;
/** English Metric Units a point. */
const EMU = 12_700;

const SLIDE = /^ppt\/(?:presentation\.xml|_rels\/presentation\.xml\.rels|slides\/[^/]+\.xml)$/;

/**
 * Reads the slides of a PPTX that anybody may have made, in their order. Of its files only those are unpacked that hold words
 * and places, and none is larger than a budget.
 *
 * @throws {GradelensError} `PDF_TOO_LARGE`, `PDF_UNREADABLE`
 */
export function readSlides(file: Uint8Array): FoundPage[] {
  if (file.length > MOST_BYTES) throw tooLarge(`${Math.round(file.length / 2 ** 20)} MiB`, '100 MiB');
  const files = unpacked(file);
  const text = (name: string): string => (files[name] ? strFromU8(files[name]) : '');
  const presentation = text('ppt/presentation.xml');
  const targets = new Map(
    tags(text('ppt/_rels/presentation.xml.rels'), 'Relationship').map(({ Id = '', Target = '' }) => [
      Id,
      Target.replace(/^\/ppt\//, ''),
    ]),
  );
  const slides = tags(presentation, 'p:sldId').map((slide) => targets.get(slide['r:id'] ?? ''));
  if (slides.length === 0) throw unreadable('the file has no slides', 'Export it again as PPTX or PDF.');
  if (slides.length > MOST_PAGES) throw tooLarge(`${slides.length} slides`, `${MOST_PAGES} slides`);
  const [{ cx = '0', cy = '0' } = {}] = tags(presentation, 'p:sldSz');
  const size = { width: Number(cx) / EMU, height: Number(cy) / EMU };
  return slides.map((name) => slideOf(text(`ppt/${name}`), size));
}

function unpacked(file: Uint8Array): Record<string, Uint8Array> {
  let all = 0;
  try {
    return unzipSync(file, {
      filter({ name, originalSize }) {
        if (!SLIDE.test(name)) return false;
        all += originalSize;
        if (originalSize > MOST.slide || all > MOST.all)
          throw tooLarge('slides too large to read', '4 MiB a slide');
        return true;
      },
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'PDF_TOO_LARGE') throw error;
    throw unreadable(`the PPTX is damaged (${(error as Error).message})`, 'Export it again.');
  }
}

function slideOf(xml: string, size: Pick<FoundPage, 'width' | 'height'>): FoundPage {
  const shapes = xml
    .split(/(?=<p:sp[\s>])/)
    .slice(1)
    .map(textShape);
  const titled = shapes.find(({ title, text }) => title && text !== '');
  const largest = Math.max(0, ...shapes.map((shape) => (shape.text === '' ? 0 : shape.size)));
  const pictures = xml
    .split(/(?=<p:pic[\s>])/)
    .slice(1)
    .map((picture) => {
      const [{ cx = '0', cy = '0' } = {}] = tags(picture.split('<a:off')[1] ?? '', 'a:ext');
      return [Number(cx) / EMU, Number(cy) / EMU] as const;
    });
  return {
    text: spaced(shapes.map(({ text }) => text).join(' ')),
    heading: (titled ?? shapes.find(({ size: own, text }) => text !== '' && own === largest))?.text ?? '',
    unseen: [],
    ...picturesAmong(pictures, size),
    turned: false,
    ...size,
    drawn: '',
  };
}

function textShape(xml: string): { readonly title: boolean; readonly text: string; readonly size: number } {
  const [own = ''] = xml.split('</p:sp>');
  const sizes = tags(own, 'a:rPr').map(({ sz = '0' }) => Number(sz));
  const paragraphs = own
    .split('</a:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>|<a:br[\s/>]/g)]
        .map(([, text]) => unescaped(text ?? ' '))
        .join(''),
    );
  return {
    title: tags(own, 'p:ph').some(({ type = '' }) => /^(?:ctrT|t)itle$/.test(type)),
    text: spaced(paragraphs.join(' ')),
    size: Math.max(0, ...sizes),
  };
}

/** The attributes of each tag of a name. */
const tags = (xml: string, name: string): Record<string, string>[] =>
  [...xml.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescaped(value!)]),
    ),
  );

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
