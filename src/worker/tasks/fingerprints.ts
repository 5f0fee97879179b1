import { winnow } from '../../similar/fingerprints.js';
import { tokensOf } from '../../similar/tokens.js';
import type { Task } from '../task.js';

interface Input {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}
interface Output {
  /** For each file its fingerprints and the line of each token, as bytes; or why it has none. */
  readonly files: readonly (
    | { readonly hashes: Uint8Array; readonly tokens: Uint8Array; readonly lines: Uint8Array }
    | { readonly why: string }
  )[];
}

/** Fingerprints of the code of a hand-in, file by file: one that does not parse costs itself only. */
export default (({ files }) => ({ files: files.map(({ bytes }) => of(bytes)) })) satisfies Task<
  Input,
  Output
>;

function of(bytes: Uint8Array): Output['files'][number] {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { why: 'is not UTF-8' };
  }
  try {
    const lists = tokensOf(source);
    const { hashes, tokens } = winnow(lists);
    const lines = linesOf(
      source,
      lists.flatMap((list) => list.map(({ at }) => at)),
    );
    return { hashes: bytesOf(hashes), tokens: bytesOf(tokens), lines: bytesOf(lines) };
  } catch (error) {
    if (error instanceof RangeError) return { why: 'is nested too deeply' };
    if (!(error instanceof SyntaxError)) throw error;
    const { pos = 0 } = error as SyntaxError & { pos?: number };
    return { why: `does not parse in line ${linesOf(source, [pos])[0]}` };
  }
}

const bytesOf = ({ buffer }: Float64Array | Uint32Array): Uint8Array => new Uint8Array(buffer as ArrayBuffer);

/** The lines of places, counted from 1. */
function linesOf(source: string, places: readonly number[]): Uint32Array {
  const ends: number[] = [];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) ends.push(at);
  return Uint32Array.from(places, (place) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  });
}
