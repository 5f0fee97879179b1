import type { Alignment } from './align.js';
import type { ExpectedPage } from './expected.js';
import { about, type Finding } from './finding.js';
import type { FoundPage } from './found.js';

/** By how much of one another pages may be longer that are of one size. */
const SAME = 0.02;

/** What is wrong with how pages are shown: turned, cut, pictures of pages. */
export function pageFindings(found: readonly FoundPage[], { places, pictured }: Alignment): Finding[] {
  const usual = usualSize(found);
  const odd = [...places].flatMap(([page, at]): Finding[] => {
    const own = found[at]!;
    if (own.turned) return [about(page, at, 'turned', 'is turned on its side: rotate it back.')];
    if (!isCut(own, usual)) return [];
    const what = `is cropped, or of another size: it shows ${sizeOf(own)} points, where most pages have ${sizeOf(usual)}.`;
    return [about(page, at, 'cut', what)];
  });
  const scans = [...pictured].map(([at, page]) =>
    about(
      page,
      at,
      'scan',
      'is a picture of a page: it has no text to check, to search or to read out. Export it with its text.',
    ),
  );
  return [...odd, ...scans];
}

/** Pages of quick figures, all in one line. */
export function draftFindings(found: readonly FoundPage[], { places }: Alignment): Finding[] {
  const drafts = [...places].filter(([page, at]) => page.pictures > 0 && isDraft(found[at]!, page));
  const [first] = drafts.sort(([, a], [, b]) => a - b);
  if (first === undefined) return [];
  const remedy = 'marked DRAFT: make the slides again without --quick.';
  if (drafts.length === 1) return [about(...first, 'draft', `is ${remedy}`)];
  const pages = drafts.map(([, at]) => at + 1);
  const message = `Pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)} are ${remedy}`;
  return [{ kind: 'draft', page: pages[0]!, message }];
}

/** Letters after a title in which its mark stands. */
const BESIDE = 20;

const isDraft = ({ text }: FoundPage, { title }: ExpectedPage): boolean =>
  /\bDRAFT\b/.test(text.slice(0, title.length + BESIDE));

type Size = Pick<FoundPage, 'width' | 'height'>;

const sizeOf = ({ width, height }: Size): string => `${Math.round(width)} x ${Math.round(height)}`;

/** The size that most pages have. */
export function usualSize(found: readonly FoundPage[]): Size {
  const counts = new Map<string, { count: number; page: FoundPage }>();
  for (const page of found) {
    const key = sizeOf(page);
    const { count } = counts.get(key) ?? { count: 0 };
    counts.set(key, { count: count + 1, page });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]!.page;
}

/** Whether a page shows another part of itself than most do. */
export const isCut = ({ width, height }: Size, usual: Size): boolean =>
  Math.abs(width / usual.width - 1) > SAME || Math.abs(height / usual.height - 1) > SAME;
