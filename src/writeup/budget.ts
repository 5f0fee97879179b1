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
  /** Letters of an answer that are laid out; each paragraph counts for 20 at least. */
  answer: 60_000,
  /** Pages that an answer goes on for after its own. */
  appendix: { answer: 10, deck: 40 },
  /** Formulas that are set; each takes milliseconds. */
  formulas: { answer: 300, deck: 1000 },
  /** Letters of TeX in formulas that are set. */
  tex: { answer: 6000, deck: 15_000 },
  /** Pictures in answers. */
  pictures: { answer: 8, deck: 24 },
  /** Letters of a picture's address. */
  address: 2000,
  /** Changes of style within paragraphs; what follows is plain, without links. */
  changes: { answer: 3000, deck: 10_000 },
  /** One formula: letters of TeX, and how deep its groups, brackets and environments lie in each other. */
  formula: { letters: 2000, depth: 20 },
} as const;
