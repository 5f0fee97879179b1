import { partsOf } from './breaks.js';
import { type Block, type Look, type MathRun, type PictureRun, sourceOf } from './line.js';
import { formulaOf } from './math.js';
import { languageOf } from './scripts.js';

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
  const language = languageOf(runs.map((run) => (run.kind === 'text' ? run.text : '')).join(' '));
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
    if (run.kind === 'text') add(language ? { ...run, language } : run);
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
