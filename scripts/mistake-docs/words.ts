/** Begins every page. */
export const MARK = '<!-- Written by `npm run mistakes` from the catalogue in reference/mistakes. -->\n\n';

/** Plain text in Markdown, also in a table's cell. */
export const plain = (text: string): string =>
  text
    .replace(/[\\|*_<>`[\]]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
