import { SourceMap } from 'node:module';
import { type AnyNode, type CallExpression, type Program, parse } from 'acorn';
import { transform } from 'esbuild';

/** A file of an answer key, parsed. */
export interface Module {
  /** Its JavaScript, without types. */
  readonly text: string;
  readonly tree: Program;
  /** The types of what functions take, as declared, by the function's name: of this file or, once all are read, of the key. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** The line of the TypeScript, from 1, that a place in the JavaScript comes from. */
  lineOf(offset: number): number;
}

/** @throws {Error} esbuild's, where it is no TypeScript */
export async function parseModule(source: string): Promise<Module> {
  const { code, map } = await transform(source, {
    ...{ loader: 'ts', target: 'esnext', charset: 'utf8', sourcemap: 'external', legalComments: 'none' },
  });
  const lines = new SourceMap(JSON.parse(map));
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    text: code,
    tree: parse(code, { ecmaVersion: 'latest', sourceType: 'module' }),
    parameters: new Map([...source.matchAll(FUNCTION)].map(([, name, list]) => [name!, typesOf(list!)])),
    lineOf: (offset) => {
      const line = starts.findLastIndex((start) => start <= offset);
      const entry = lines.findEntry(line, offset - starts[line]!);
      return 'originalLine' in entry ? entry.originalLine + 1 : 1;
    },
  };
}

/** What a declared function takes: no more than one pair of brackets inside another, as in `([a, b]: [x: T[], y: U[]])`. */
const FUNCTION = /\bfunction\*?\s+([A-Za-z_$][\w$]*)\s*(?:<[^(]*>)?\(((?:[^()]|\([^()]*\))*)\)/g;

function typesOf(list: string): string[] {
  const parameters: string[] = [''];
  let depth = 0;
  for (const character of list) {
    if ('([{<'.includes(character)) depth++;
    if (')]}'.includes(character) || (character === '>' && !parameters.at(-1)!.endsWith('='))) depth--;
    if (character === ',' && depth === 0) parameters.push('');
    else parameters[parameters.length - 1] += character;
  }
  return parameters.map((each) => /^\s*[\w$]+\??\s*:\s*(.*?)\s*$/s.exec(each)?.[1] ?? '');
}

/** A call of an operation: `tf.sub(a, b)`, or `a.sub(b)`. */
export interface Op {
  readonly name: string;
  /** Where the name stands. */
  readonly at: AnyNode;
  readonly operands: readonly AnyNode[];
}

/** Whose functions take all operands as arguments. */
const NAMESPACES = new Set(['tf', 'Math']);

/** The operation that a call is of; undefined where a plain function is called. */
export function opOf({ callee, arguments: given }: CallExpression): Op | undefined {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || callee.computed)
    return undefined;
  const { object, property } = callee;
  // tf.image.resizeBilinear belongs to tf as well.
  const root = object.type === 'MemberExpression' ? object.object : object;
  const whole = root.type === 'Identifier' && NAMESPACES.has(root.name);
  return { name: property.name, at: property, operands: whole ? given : [object, ...given] };
}

/** Where an operation takes the axes that it works along, among its operands. */
const AXES: Readonly<Record<string, number>> = {
  ...{ sum: 1, mean: 1, max: 1, min: 1, prod: 1, argMax: 1, argMin: 1, softmax: 1, logSumExp: 1, cumsum: 1 },
  ...{ expandDims: 1, concat: 1, stack: 1, unstack: 1, reverse: 1, gather: 2, split: 2, norm: 2 },
};

/** The axes that an operation works along, where they are written there. */
export function axesOf({ name, operands }: Op): AnyNode | undefined {
  return Object.hasOwn(AXES, name) ? operands[AXES[name]!] : undefined;
}
