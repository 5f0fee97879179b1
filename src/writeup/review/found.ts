import { GradelensError } from '../../errors.js';

/** A page of somebody's slides. */
export interface FoundPage {
  /** As one reads it, lines and words separated by single spaces. */
  readonly text: string;
  /** What is written largest: mostly its title. */
  readonly heading: string;
  /** Text that is there to be searched and copied, not seen: a formula's source. */
  readonly unseen: readonly string[];
  /** Pictures that are neither the background nor ornaments. */
  readonly pictures: number;
  /** Whether a picture covers the page. */
  readonly covered: boolean;
  /** Whether one has to turn one's head to read it. */
  readonly turned: boolean;
  /** What is shown of it, in points. */
  readonly width: number;
  readonly height: number;
  /** All letters that are drawn, without room between them, also where nothing of them is shown. */
  readonly drawn: string;
}

export const MOST_BYTES = 100 * 2 ** 20;
export const MOST_PAGES = 500;
/** A picture narrower or lower than so many points is an ornament; one over so much of the page its background. */
const ORNAMENT = 24;
const BACKGROUND = 0.9;

/** How many of a page's pictures, by their widths and heights, are to be looked at, and whether one covers it. */
export function picturesAmong(
  sizes: readonly (readonly [width: number, height: number])[],
  page: { readonly width: number; readonly height: number },
): Pick<FoundPage, 'pictures' | 'covered'> {
  const covers = ([across, down]: readonly [number, number]): boolean =>
    across * down > BACKGROUND * page.width * page.height;
  const seen = sizes.filter(([across, down]) => across >= ORNAMENT && down >= ORNAMENT);
  return { pictures: seen.filter((size) => !covers(size)).length, covered: seen.some(covers) };
}

/** A text with single spaces, and nothing at its ends. */
export const spaced = (text: string): string =>
  text
    .replace(/\u200b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const unreadable = (why: string, remedy = 'Export it again as PDF.'): GradelensError =>
  new GradelensError('PDF_UNREADABLE', `This is no PDF that can be read: ${why}. ${remedy}`);

export const tooLarge = (came: string, most: string): GradelensError =>
  new GradelensError(
    'PDF_TOO_LARGE',
    `The file has ${came}; at most ${most} are read. Export it with smaller pictures.`,
  );
