import type { Box, Element, Slide } from '../slide.js';
import type { Part } from '../structure.js';

type Shape = Extract<Element, { kind: 'shape' }>;

/** Names of what fills a place of a layout; the outline shows the one, and the other counts by itself. */
export const PLACES = { title: 'Title', number: 'Slide number' } as const;

/** What all slides of one look share: a layout to choose for a new slide. */
export interface Layout {
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly title?: Box;
  readonly number?: Box;
}

/** A slide, without the shapes that its layout draws. */
export interface PlannedSlide {
  readonly layout: Layout;
  readonly title: string;
  /** Each with its name: of a `PLACES`, or of a group that it is in, `Figure 1: picture`. */
  readonly elements: readonly { readonly element: Element; readonly name: string }[];
  readonly notes?: string;
}

const DEFAULT = 'page';

/** Slides with the layouts that they have in common. */
export function planned(slides: readonly Slide[]): { layouts: Layout[]; slides: PlannedSlide[] } {
  const nameOf = ({ layout = DEFAULT }: Slide): string => layout;
  const names = [...new Set(slides.map(nameOf))];
  const layouts = names.map((name) =>
    layoutOf(
      name,
      slides.filter((slide) => nameOf(slide) === name),
    ),
  );
  const plans = slides.map((slide) => planOf(slide, layouts.find(({ name }) => name === nameOf(slide))!));
  return { layouts, slides: plans };
}

function layoutOf(name: string, slides: readonly Slide[]): Layout {
  const first = slides[0]!.elements;
  const shapes = first
    .filter((element) => element.kind === 'shape')
    .filter((shape) => slides.every(({ elements }) => elements.some((each) => sameLook(each, shape))));
  const title = first.find(isTitle)?.box;
  const number = first.find(isNumber)?.box;
  return { name, shapes, ...(title && { title }), ...(number && { number }) };
}

function planOf({ title, elements, notes }: Slide, layout: Layout): PlannedSlide {
  const own = elements.filter((element) => !layout.shapes.some((shape) => sameLook(shape, element)));
  const places = new Map([
    [own.find(isTitle), PLACES.title],
    [own.find(isNumber), PLACES.number],
  ] as const);
  const figures: Part[] = [];
  const nameOf = (element: Element): string => {
    const part = element.kind === 'shape' ? undefined : element.within?.find(({ role }) => role === 'Div');
    if (part === undefined) return places.get(element) ?? KINDS[element.kind];
    if (!figures.includes(part)) figures.push(part);
    return `Figure ${figures.indexOf(part) + 1}: ${KINDS[element.kind].toLowerCase()}`;
  };
  const named = own.map((element) => ({ element, name: nameOf(element) }));
  return { layout, title, elements: named, ...(notes !== undefined && { notes }) };
}

const KINDS = { text: 'Text', picture: 'Picture', shape: 'Shape' } as const;

const isTitle = (element: Element): boolean => element.kind === 'text' && element.role === 'H1';
const isNumber = (element: Element): boolean => element.kind === 'text' && element.role === 'Artifact';

const sameLook = (a: Element, b: Element): boolean =>
  a.kind === 'shape' &&
  b.kind === 'shape' &&
  a.fill === b.fill &&
  a.stroke === b.stroke &&
  a.box.x === b.box.x &&
  a.box.y === b.box.y &&
  a.box.width === b.box.width &&
  a.box.height === b.box.height;
