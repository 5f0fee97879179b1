import type { ExpectedPage } from './expected.js';

/** Something to look at before handing in. */
export interface Finding {
  readonly kind:
    | 'missing'
    | 'order'
    | 'extra'
    | 'copy'
    | 'blank'
    | 'scan'
    | 'turned'
    | 'cut'
    | 'empty'
    | 'long'
    | 'choice'
    | 'continued'
    | 'figure'
    | 'draft'
    | 'formula'
    | 'placeholder'
    | 'stamp';
  /** Page of the file, from 1. */
  readonly page?: number;
  readonly expectedPage?: number;
  readonly id?: string;
  readonly message: string;
}

/** A page as messages name it. */
export const named = ({ title, id }: ExpectedPage): string =>
  id === undefined ? `"${title}"` : `"${title}" (${id})`;

/** A finding about an expected page that was found, at a place of the file from 0. */
export const about = (page: ExpectedPage, at: number, kind: Finding['kind'], what: string): Finding => ({
  kind,
  page: at + 1,
  expectedPage: page.page,
  ...(page.id !== undefined && { id: page.id }),
  message: `Page ${at + 1}, ${named(page)}, ${what}`,
});
