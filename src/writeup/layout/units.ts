/** No-break space. */
const JOINT = '\u00A0';
const UNITS =
  /(?<=\d) (?=(?:%|px|pixels?|points?|iterations?|steps?|words?|m?s|min|h|[KMG]iB)(?![\p{L}\p{N}]))/gu;
const SIDES = /(?<=\d) (?=[x×] \d)|(?<=\d [x×]) (?=\d)/g;
/** Of a class and its share, and of a setting and its number. */
const NAMED = /(?<=\)) (?=(?:[<>]\u00A0)?[\d.]+\u00A0%)|(?<=\b(?:else|weight)) (?=\d)/g;
const SIGNS = /(?<=(?:^|[\s(])[<>±]) (?=\d)/g;

/** A text in which a number and its unit, both sides of a picture, a sign and its number, a name and its number stay on one line. */
export const joined = (text: string): string =>
  text.replace(UNITS, JOINT).replace(SIDES, JOINT).replace(SIGNS, JOINT).replace(NAMED, JOINT);
