/**
 * A stranger's text for a report: Unix newlines, well-formed Unicode, and none of the control characters and direction
 * overrides that could hide or reorder it. Tabs and newlines stay.
 */
export const clean = (text: string): string =>
  Buffer.from(text.replace(/\r\n?/g, '\n'))
    .toString()
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
