/** No-break space. */
const JOINT = '\u00A0';
const UNITS =
  /(?<=\d) (?=(?:%|px|pixels?|points?|iterations?|steps?|words?|m?s|min|h|[KMG]iB)(?![\p{L}\p{N}]))/gu;
const SIDES = /(?<=\d) (?=x \d)|(?<=\d x) (?=\d)/g;
const SIGNS = /(?<=(?:^|[\s(])[<>±]) (?=\d)/g;

/** A text in which a number and its unit, both sides of a picture, and a sign before a number stay on one line. */
export const joined = (text: string): string =>
  text.replace(UNITS, JOINT).replace(SIDES, JOINT).replace(SIGNS, JOINT);
