import { type Block, type Look, type MathRun, type PictureRun, sourceOf } from './line.js';
import { formulaOf } from './math.js';

/** A piece of a word in one look. */
export interface Piece extends Look {
  readonly kind: 'text';
  readonly text: string;
}

/** What a line holds. A formula in a line is a piece of a word, so that the comma after it stays with it. */
export type Inline = Piece | MathRun | PictureRun;

/** What a line is filled with: it breaks between atoms, at spaces (no-break ones are letters) or after ideographs, and nowhere else. */
export type Atom =
  | { readonly kind: 'word'; readonly pieces: readonly (Piece | MathRun)[] }
  | { readonly kind: 'space'; readonly piece: Piece }
  | MathRun
  | PictureRun
  | { readonly kind: 'break' };

/** Scripts that are written without spaces break between any two characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Never begins a line, and never ends one (kinsoku shori, as far as JIS X 4051 calls it necessary). */
const NOT_FIRST = /^[、。，．・：；？！）」』】〉》〕］｝ーっゃゅょッャュョ々,.;:!?)\]}]/u;
const NOT_LAST = /[（「『【〈《〔［｛([{]$/u;

const known = new WeakMap<Block['runs'], readonly Atom[]>();

/** The atoms of a paragraph or a cell. A formula that TeX does not understand is the text that it was written as. */
export function atomsOf(runs: Block['runs']): readonly Atom[] {
  let atoms = known.get(runs);
  if (atoms === undefined) {
    atoms = divided(runs);
    known.set(runs, atoms);
  }
  return atoms;
}

function divided(runs: Block['runs']): Atom[] {
  const atoms: Atom[] = [];
  let word: (Piece | MathRun)[] = [];
  const end = (): void => {
    if (word.length > 0) atoms.push({ kind: 'word', pieces: word });
    word = [];
  };
  const add = (piece: Piece): void => {
    for (const text of piece.text.match(/\n|[^\S\n\u00A0\u202F]+|[\S\u00A0\u202F]+/gu) ?? []) {
      if (text === '\n') {
        end();
        atoms.push({ kind: 'break' });
      } else if (/^[^\S\u00A0\u202F]/.test(text)) {
        end();
        atoms.push({
          kind: 'space',
          piece: { ...piece, text: piece.style === 'code' ? expanded(text) : ' ' },
        });
      } else {
        for (const [i, part] of partsOf(text).entries()) {
          if (i > 0) end();
          word.push({ ...piece, text: part });
        }
      }
    }
  };
  for (const run of runs) {
    if (run.kind === 'text') add(run);
    else if (run.kind === 'picture') {
      end();
      if (run.picture) atoms.push(run);
    } else if (formulaOf(run)) {
      if (run.display) end();
      if (run.display) atoms.push(run);
      else word.push(run);
    } else add({ kind: 'text', text: sourceOf(run), style: 'code' });
  }
  end();
  return atoms;
}

const expanded = (space: string): string => space.replaceAll('\t', '    ');

/** Where a word without spaces may be broken. */
function partsOf(text: string): string[] {
  if (!UNSPACED.test(text)) return [text];
  const parts: string[] = [];
  let from = 0;
  let at = 0;
  // Letter by letter: a word may be as long as an answer.
  let last = '';
  for (const letter of text) {
    const together =
      last === '' ||
      NOT_FIRST.test(letter) ||
      NOT_LAST.test(last) ||
      !(UNSPACED.test(letter) || UNSPACED.test(last)) ||
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
