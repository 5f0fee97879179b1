import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';

/** A place in a YAML text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML text as plain data, or its faults. */
export interface YamlText {
  readonly value: unknown;
  /** Syntax errors, duplicate keys, unknown tags, too many aliases. */
  readonly faults: readonly (Place & { readonly message: string })[];
  /** Where the value at a path is written; for an unknown or missing key the nearest place around it. */
  placeOf(path: readonly PropertyKey[]): Place;
}

/** An alias may repeat a small block; more than this many grow like a bomb. */
const MOST_ALIASES = 100;

/** Parses one YAML document, keeping the place of everything in it. */
export function readYaml(text: string): YamlText {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...at(pos[0]),
    message: message.split(/ at line \d+|\n/)[0]!,
  }));
  const placeOf = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  if (faults.length > 0) return { value: undefined, faults, placeOf };
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }), faults, placeOf };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { value: undefined, faults: [{ line: 1, column: 1, message: `aliases: ${message}` }], placeOf };
  }
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === String(key)) : undefined;
    const child = pair ? pair.value : isSeq(node) ? node.items[Number(key)] : undefined;
    if (pair && child === null) offset = startOf(pair.key) ?? offset;
    if (child === undefined || child === null) return offset;
    node = child;
    offset = startOf(node) ?? offset;
  }
  return offset;
}

const keyOf = ({ key }: Pair<unknown>): string => String(isScalar(key) ? key.value : key);

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
