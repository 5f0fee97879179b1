/** Scripts that are written without spaces break between any two characters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
/** Others do so between words, which only a dictionary tells. */
const DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** A place for a break, after a Tibetan syllable, an Ethiopic word, or a space of no width. */
const AFTER = /[\u0f0b\u1361-\u1368\u200b]$/u;
/** Never begins a line, and never ends one (kinsoku shori, JIS X 4051; the marks of repetition and ends of Thai and Khmer). */
const NOT_FIRST =
  /^[、。，．・：；？！）」』】〉》〕］｝〗〙〟’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ々〻゛゜…‥％℃,.;:!?%)\]}ๆฯໆຯ។៕៖ៗ၊။་།]/u;
const NOT_LAST = /[（「『【〈《〔［｛〖〘〝‘“([{]$/u;

/** Of a text that a segmenter reads at a time: it takes quadratic time. */
const WINDOW = 256;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** A text without spaces in parts between which a line may be broken. */
export function partsOf(text: string): string[] {
  const ends = new Set(dictionaryEnds(text));
  if (ends.size === 0 && !UNSPACED.test(text) && !/[\u0f0b\u1361-\u1368\u200b]/u.test(text)) return [text];
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  // Letter by letter: a word may be as long as an answer.
  let last = '';
  for (const letter of text) {
    const may = ends.has(at) || UNSPACED.test(letter) || UNSPACED.test(last) || AFTER.test(last);
    const together =
      last === '' ||
      !may ||
      NOT_FIRST.test(letter) ||
      NOT_LAST.test(last) ||
      /\p{M}|[\u200d\ufe0f]/u.test(letter);
    if (!together) {
      parts.push(text.slice(from, at));
      from = at;
    }
    last = letter;
    at += letter.length;
  }
  return [...parts, text.slice(from)];
}

/** Where words of scripts without spaces end, by ICU's dictionaries. */
function dictionaryEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { 0: own, index } of text.matchAll(DICTIONARY)) {
    for (let at = 0; at < own.length; ) {
      const window = own.slice(at, at + WINDOW);
      const words = Array.from(segmenter.segment(window), ({ segment }) => segment.length);
      // The last one may go on in the next window.
      if (words.length > 1 && at + window.length < own.length) words.pop();
      for (const length of words) {
        at += length;
        ends.push(index + at);
      }
    }
  }
  return ends;
}
