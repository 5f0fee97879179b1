import parts from './mathjax-library.cjs';

/** MathJax's element tree, as far as it is read here. */
export interface Node {
  readonly kind: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly Node[];
  /** Of a text. */
  readonly value?: string;
}

/** A table of MathJax: its type does not tell of the map within. */
interface Definitions {
  readonly map: Map<string, unknown>;
}

interface Converter {
  /** Forgets labels and equation numbers. */
  reset(options: { readonly inputJax: unknown[] }): void;
  convert(tex: string, options: { display: boolean }): Node;
}

/** Its tables of what formulas define, which it keeps for the next one. */
const DEFINED = ['new-Command', 'new-Delimiter', 'new-Environment', 'ams-declare-ops'] as const;
const PACKAGES = [
  'base',
  'ams',
  'boldsymbol',
  'newcommand',
  'textmacros',
  'cancel',
  'color',
  'mhchem',
] as const;
/** Uses of definitions in one formula, and letters that they may make of it. */
const [USES, LETTERS] = [200, 5000];

let loaded: { convert(tex: string, display: boolean): Node } | undefined;

/**
 * A formula as MathJax draws it: no file, no HTML, and nothing that a formula before it defined.
 *
 * @throws {Error} what it does not understand
 */
export function drawn(tex: string, display: boolean): Node {
  loaded ??= load();
  return loaded.convert(tex, display);
}

function load() {
  const { mathjax, TeX, SVG, liteAdaptor, RegisterHTMLHandler, MapHandler } = parts.library();
  RegisterHTMLHandler(liteAdaptor());
  const fail = (_: unknown, error: Error): never => {
    throw error;
  };
  const settings = { packages: [...PACKAGES], formatError: fail, maxMacros: USES, maxBuffer: LETTERS };
  const InputJax = new TeX(settings);
  const converter: Converter = mathjax.document('', { InputJax, OutputJax: new SVG({ fontCache: 'none' }) });
  return {
    convert(tex: string, display: boolean): Node {
      // Each formula for itself: a label that another hand-in has too is no mistake.
      converter.reset({ inputJax: [] });
      for (const name of DEFINED) (MapHandler.getMap(name) as unknown as Definitions | null)?.map.clear();
      return converter.convert(tex, { display });
    },
  };
}
