/**
 * How much of what a student writes is read, kept and laid out. Real answers stay far below; what lies beyond is left out,
 * and the page and a note say so. Letters are UTF-16 code units.
 */
export const BUDGET = {
  /** Bytes of answers.md; a larger file is none, and nothing of it is read: 256 KiB. */
  file: 2 ** 18,
  /** Letters of its front matter, with the lines `---` around it. */
  frontMatter: 4096,
  /** Letters of a name, of an address, and of a heading that a note repeats. */
  name: 120,
  /** Notes about one answers.md; those beyond are counted. */
  notes: 20,
} as const;
