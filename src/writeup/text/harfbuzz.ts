/** HarfBuzz, which shapes the letters of any script: the part of its C interface that is used here. */
import { readFileSync } from 'node:fs';
import { gathered, SHAPER } from '../../font-files.js';

/** A glyph of a shaped text; lengths in font units. */
export interface Glyph {
  readonly id: number;
  /** Of the glyph alone, whatever its neighbours. */
  readonly advanceWidth: number;
  /**
   * What it stands for, so that all glyphs from left to right give the text (from right to left: backwards). Of the glyphs of
   * one cluster, as a letter and the vowel sign that moved before it, one stands for all, the others for nothing: the first, or
   * from right to left the last that takes room, which stands on the line as its points do not.
   */
  readonly characters: string;
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** As far as it is used here: without a browser's types there are none. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

/** Functions of the module; pointers are numbers. */
type Exports = Record<
  | 'malloc'
  | 'free'
  | 'hb_blob_create'
  | 'hb_face_create'
  | 'hb_face_get_upem'
  | 'hb_font_create'
  | 'hb_font_get_nominal_glyph'
  | 'hb_font_get_glyph_h_advance'
  | 'hb_font_get_h_extents'
  | 'hb_buffer_create'
  | 'hb_buffer_reset'
  | 'hb_buffer_add_utf16'
  | 'hb_buffer_set_direction'
  | 'hb_buffer_set_language'
  | 'hb_buffer_guess_segment_properties'
  | 'hb_buffer_get_length'
  | 'hb_buffer_get_glyph_infos'
  | 'hb_buffer_get_glyph_positions'
  | 'hb_language_from_string'
  | 'hb_shape'
  | '__wasm_call_ctors',
  (...args: number[]) => number
> & { readonly memory: Memory };

/** `hb_memory_mode_t`, `hb_direction_t`. */
const WRITABLE = 2;
const DIRECTIONS = { ltr: 4, rtl: 5 } as const;
export type Direction = keyof typeof DIRECTIONS;
/** Of `hb_glyph_info_t` and `hb_glyph_position_t`, in numbers of four bytes. */
const STRIDE = 5;
const WASM_PAGE = 2 ** 16;

let loaded: { readonly hb: Exports; readonly buffer: number; readonly scratch: number } | undefined;

/** The module, made ready when the first text is shaped. */
function harfbuzz(): NonNullable<typeof loaded> {
  if (loaded) return loaded;
  const path = gathered(SHAPER);
  if (path === undefined) throw new Error(`${SHAPER} is not there: npm run build puts it into dist/fonts`);
  const never = (): never => {
    throw new Error('HarfBuzz gave up');
  };
  const imports = {
    env: {
      emscripten_resize_heap: (bytes: number) => {
        const more = Math.ceil((bytes - hb.memory.buffer.byteLength) / WASM_PAGE);
        hb.memory.grow(Math.max(0, more));
        return 1;
      },
      _abort_js: never,
      _setitimer_js: () => 0,
      _emscripten_runtime_keepalive_clear: () => {},
    },
    wasi_snapshot_preview1: { proc_exit: never },
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), imports);
  const hb = instance.exports as Exports;
  hb.__wasm_call_ctors();
  loaded = { hb, buffer: hb.hb_buffer_create(), scratch: hb.malloc(64) };
  return loaded;
}

const languages = new Map<string, number>();

function languageOf(tag: string): number {
  const { hb } = harfbuzz();
  let language = languages.get(tag);
  if (language === undefined) {
    const at = hb.malloc(tag.length);
    new Uint8Array(hb.memory.buffer).set(Buffer.from(tag, 'latin1'), at);
    language = hb.hb_language_from_string(at, tag.length);
    hb.free(at);
    languages.set(tag, language);
  }
  return language;
}

/** A font that shapes text. */
export class ShapingFont {
  readonly unitsPerEm: number;
  /** How far its letters reach above the baseline, and below it, in ems. */
  readonly ascent: number;
  readonly descent: number;
  readonly #font: number;

  /** - `file`: TrueType or OpenType. */
  constructor(file: Uint8Array) {
    const { hb, scratch } = harfbuzz();
    const at = hb.malloc(file.length);
    new Uint8Array(hb.memory.buffer).set(file, at);
    const face = hb.hb_face_create(hb.hb_blob_create(at, file.length, WRITABLE, 0, 0), 0);
    this.#font = hb.hb_font_create(face);
    this.unitsPerEm = hb.hb_face_get_upem(face);
    hb.hb_font_get_h_extents(this.#font, scratch);
    const [ascent = 0, descent = 0] = new Int32Array(hb.memory.buffer, scratch, 2);
    this.ascent = ascent / this.unitsPerEm;
    this.descent = -descent / this.unitsPerEm;
  }

  has(codePoint: number): boolean {
    const { hb, scratch } = harfbuzz();
    return hb.hb_font_get_nominal_glyph(this.#font, codePoint, scratch) !== 0;
  }

  /** A text as glyphs from left to right. `language` is a tag as `ja`. */
  shaped(text: string, direction: Direction, language?: string): readonly Glyph[] {
    const { hb, buffer } = harfbuzz();
    const at = hb.malloc(2 * text.length);
    const units = new Uint16Array(hb.memory.buffer, at, text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    hb.hb_buffer_reset(buffer);
    hb.hb_buffer_add_utf16(buffer, at, text.length, 0, text.length);
    hb.free(at);
    hb.hb_buffer_set_direction(buffer, DIRECTIONS[direction]);
    if (language !== undefined) hb.hb_buffer_set_language(buffer, languageOf(language));
    hb.hb_buffer_guess_segment_properties(buffer);
    hb.hb_shape(this.#font, buffer, 0, 0);
    return this.#glyphs(text, direction);
  }

  #glyphs(text: string, direction: Direction): Glyph[] {
    const { hb, buffer } = harfbuzz();
    const count = hb.hb_buffer_get_length(buffer);
    const memory = hb.memory.buffer;
    const infos = new Uint32Array(memory, hb.hb_buffer_get_glyph_infos(buffer, 0), STRIDE * count).slice();
    const places = new Int32Array(
      memory,
      hb.hb_buffer_get_glyph_positions(buffer, 0),
      STRIDE * count,
    ).slice();
    const clusters = Array.from({ length: count }, (_, i) => infos[STRIDE * i + 2]!);
    const characters =
      direction === 'ltr' ? ahead(text, clusters) : backwards(text, clusters, (i) => places[STRIDE * i]! > 0);
    return characters.map((own, i) => {
      const id = infos[STRIDE * i]!;
      const [xAdvance = 0, , xOffset = 0, yOffset = 0] = places.subarray(STRIDE * i);
      const advanceWidth = hb.hb_font_get_glyph_h_advance(this.#font, id);
      return { id, advanceWidth, characters: own, xAdvance, xOffset, yOffset };
    });
  }
}

/** What each glyph stands for, by where in the text its cluster begins; these rise. */
function ahead(text: string, clusters: readonly number[]): string[] {
  const starts = [...new Set(clusters), text.length];
  let next = 0;
  return clusters.map((from, i) =>
    i > 0 && clusters[i - 1] === from ? '' : text.slice(from, starts[++next]),
  );
}

/** The same from right to left; these fall. */
function backwards(text: string, clusters: readonly number[], wide: (i: number) => boolean): string[] {
  const characters = clusters.map(() => '');
  for (let from = 0, to = 0; from < clusters.length; from = to) {
    let base = from;
    for (; clusters[to] === clusters[from] && to < clusters.length; to++) if (wide(to)) base = to;
    characters[base] = [...text.slice(clusters[from]!, clusters[from - 1])].reverse().join('');
  }
  return characters;
}
