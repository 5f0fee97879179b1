import { type FontName, packageOf } from '../../font-files.js';
import { remembered } from './remember.js';

/** Languages that share a script with others, and write it in other forms. */
export type Language = 'ja' | 'ko' | 'zh-TW' | 'ur';

/** A script with fonts of its own. */
export interface Script {
  /** As Unicode has it. */
  readonly name: string;
  readonly font: FontName;
  /** The font's name, to programs that have it installed. */
  readonly family: string;
  /** The language that most who write in it mean: a tag for programs that ask for one. */
  readonly language: string;
}

const of = (name: string, font: FontName, family: string, language: string): Script => ({
  name,
  font,
  family,
  language,
});
const SCRIPTS = (
  [
    ['Hangul', 'korean', 'Noto Sans KR', 'ko-KR'],
    ['Arabic', 'arabic', 'Noto Naskh Arabic', 'ar-SA'],
    ['Devanagari', 'devanagari', 'Noto Sans Devanagari', 'hi-IN'],
    ['Bengali', 'bengali', 'Noto Sans Bengali', 'bn-IN'],
    ['Tamil', 'tamil', 'Noto Sans Tamil', 'ta-IN'],
    ['Telugu', 'telugu', 'Noto Sans Telugu', 'te-IN'],
    ['Gujarati', 'gujarati', 'Noto Sans Gujarati', 'gu-IN'],
    ['Kannada', 'kannada', 'Noto Sans Kannada', 'kn-IN'],
    ['Malayalam', 'malayalam', 'Noto Sans Malayalam', 'ml-IN'],
    ['Gurmukhi', 'gurmukhi', 'Noto Sans Gurmukhi', 'pa-IN'],
    ['Oriya', 'oriya', 'Noto Sans Oriya', 'or-IN'],
    ['Sinhala', 'sinhala', 'Noto Sans Sinhala', 'si-LK'],
    ['Thai', 'thai', 'Noto Sans Thai', 'th-TH'],
    ['Lao', 'lao', 'Noto Sans Lao', 'lo-LA'],
    ['Khmer', 'khmer', 'Noto Sans Khmer', 'km-KH'],
    ['Myanmar', 'myanmar', 'Noto Sans Myanmar', 'my-MM'],
    ['Tibetan', 'tibetan', 'Noto Serif Tibetan', 'bo-CN'],
    ['Ethiopic', 'ethiopic', 'Noto Sans Ethiopic', 'am-ET'],
    ['Hebrew', 'hebrew', 'Noto Sans Hebrew', 'he-IL'],
    ['Armenian', 'armenian', 'Noto Sans Armenian', 'hy-AM'],
    ['Georgian', 'georgian', 'Noto Sans Georgian', 'ka-GE'],
  ] as const
).map(([name, font, family, language]) => ({
  script: of(name, font, family, language),
  // Arabic shares its punctuation and digits with nobody else here.
  letter: new RegExp(`\\p{Script${name === 'Arabic' ? '_Extensions' : ''}=${name}}`, 'u'),
}));

const URDU = of('Arabic', 'arabic', 'Noto Naskh Arabic', 'ur-PK');
/** Of Han and kana, by language. */
const IDEOGRAPHS: Readonly<Record<Language | 'zh-CN', Script>> = {
  'zh-CN': of('Han', 'chinese', 'Noto Sans SC', 'zh-CN'),
  'zh-TW': of('Han', 'traditional', 'Noto Sans TC', 'zh-TW'),
  ja: of('Han', 'japanese', 'Noto Sans JP', 'ja-JP'),
  ko: of('Han', 'korean', 'Noto Sans KR', 'ko-KR'),
  ur: of('Han', 'chinese', 'Noto Sans SC', 'zh-CN'),
};
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
/** All that is before is Latin, Greek, Cyrillic, or nobody's. */
const FIRST = 0x0530;

const scriptOfLetter = remembered((letter: string, language: Language | undefined): Script | undefined => {
  const found = SCRIPTS.find((each) => each.letter.test(letter))?.script;
  if (found) return found.name === 'Arabic' && language === 'ur' ? URDU : found;
  return IDEOGRAPH.test(letter) ? IDEOGRAPHS[language ?? 'zh-CN'] : undefined;
});

/** The script of a character, or of a grapheme cluster's first one that has one; `undefined` for Latin and what all scripts share. */
export function scriptOf(cluster: string, language?: Language): Script | undefined {
  for (const letter of cluster) {
    if (letter.codePointAt(0)! < FIRST) continue;
    const script = scriptOfLetter(letter, language);
    if (script) return script;
  }
  return undefined;
}

const OTHER = /[\u0600-\u06ff\u1100-\u11ff\u2e80-\uffef]|[\u{20000}-\u{3ffff}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
/** Letters that Urdu alone has, among those with many readers. */
const URDU_LETTERS = /[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06c3\u06d2\u06d3]/u;
const HAN = /\p{Script=Han}/gu;

/** The language of a paragraph, as far as its letters tell it and its forms depend on it. */
export const languageOf = remembered((text: string): Language | undefined => {
  if (!OTHER.test(text)) return undefined;
  if (KANA.test(text)) return 'ja';
  if (HANGUL.test(text)) return 'ko';
  if (URDU_LETTERS.test(text)) return 'ur';
  const { traditional, simplified } = ideographs();
  let more = 0;
  for (const [letter] of text.matchAll(HAN)) {
    const [here, there] = [traditional.has(letter), simplified.has(letter)];
    if (here !== there) more += here ? 1 : -1;
  }
  return more > 0 ? 'zh-TW' : undefined;
});

/** The characters of Taiwan's and the mainland's first standards, Big5 and GB 2312: what stands in one of them tells who writes. */
let standards: Record<'traditional' | 'simplified', ReadonlySet<string>> | undefined;

const ideographs = (): NonNullable<typeof standards> =>
  (standards ??= {
    traditional: lettersOf('big5', [0xa4, 0xf9], 0x40),
    simplified: lettersOf('gbk', [0xb0, 0xf7], 0xa1),
  });

function lettersOf(encoding: string, [first, last]: readonly [number, number], least: number): Set<string> {
  const bytes: number[] = [];
  // A line's end after each: a pair that is none must not take the next one along.
  for (let lead = first; lead <= last; lead++) {
    for (let trail = least; trail <= 0xfe; trail++) bytes.push(lead, trail, 0x0a);
  }
  return new Set(new TextDecoder(encoding).decode(new Uint8Array(bytes)).match(HAN));
}

/** The package that brings a script's own font. */
export const packageFor = ({ font }: Script): string => packageOf(font);

/** A text in pieces of one script each; what all scripts share goes with the letters before it. */
export function byScript(
  text: string,
  language?: Language,
): { readonly text: string; readonly script: Script | undefined }[] {
  const pieces: { text: string; script: Script | undefined }[] = [];
  for (const letter of text) {
    const script = scriptOf(letter, language);
    const last = pieces.at(-1);
    const own = script !== undefined || OWN.test(letter);
    if (last && (!own || script?.name === last.script?.name)) last.text += letter;
    else pieces.push({ text: letter, script });
  }
  return pieces;
}

/** Letters of scripts that have no fonts of their own here, and digits: they look like Latin's. */
const OWN = /(?!\p{Script=Inherited})[\p{L}0-9]/u;
