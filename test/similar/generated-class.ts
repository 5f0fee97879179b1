import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser } from 'acorn';
import { ROOT } from '../process.js';

/** Files of a hand-in by name. */
export type Sources = Readonly<Record<string, string>>;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}
type Random = () => number;

const TypeScript = Parser.extend(tsPlugin());
const parsed = new Map<string, Node>();

function parse(source: string): Node {
  let program = parsed.get(source);
  if (!program) {
    program = TypeScript.parse(source, { sourceType: 'module', ecmaVersion: 'latest' }) as unknown as Node;
    parsed.set(source, program);
  }
  return program;
}

/** Repeatable numbers in [0, 1). */
export function numbers(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/** For each problem every way that the answer key, its mistakes and other right ways are written. */
export async function waysByProblem(): Promise<ReadonlyMap<string, readonly string[]>> {
  const ways = new Map<string, string[]>();
  for (const kind of ['mistakes', 'equivalents']) {
    const folder = join(ROOT, 'reference', kind);
    for (const name of await readdir(folder, { recursive: true })) {
      const [problem, file] = name.split('/');
      if (!file?.endsWith('.ts')) continue;
      const text = await readFile(join(folder, name), 'utf8');
      ways.set(problem!, [...(ways.get(problem!) ?? []), text.replace(/^\/\*---[\s\S]*?---\*\/\n/, '')]);
    }
  }
  return ways;
}

/** Hand-ins that nobody copied: each problem in one of its ways, then in somebody's own style. */
export function independent(ways: ReadonlyMap<string, readonly string[]>, seed: number): Sources {
  const random = numbers(seed);
  return Object.fromEntries(
    [...ways].map(([problem, list]) => [`${problem}.ts`, restyled(pick(list, random), random)]),
  );
}

/** Operations that people write as functions or as methods. */
const EITHER =
  /^(add|sub|mul|div|square|sqrt|sum|mean|max|abs|neg|reshape|transpose|relu|slice|squeeze|concat|matMul|greater|minimum|maximum|clipByValue)$/;

/** The same in another style: methods for functions, intermediate results named, at random places. */
function restyled(source: string, random: Random): string {
  let names = 0;
  const text = (node: Node, edits: readonly { start: number; end: number; text: string }[]): string => {
    let [out, at] = ['', node.start];
    for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
      out += source.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return out + source.slice(at, node.end);
  };
  const print = (node: Node, named: string[]): string => {
    const isBlock = node.type === 'BlockStatement' || node.type === 'Program';
    const edits = childrenOf(node).map((child) => {
      const own: string[] = [];
      const inside = print(child, isBlock ? own : named);
      return { start: child.start, end: child.end, text: `${own.join('')}${inside}` };
    });
    const plain = text(node, edits);
    if (node.type !== 'CallExpression') return plain;
    const [callee, args] = [node.callee as Node, node.arguments as Node[]];
    const op =
      callee.type === 'MemberExpression' && source.slice(callee.start, callee.end).match(/^tf\.(\w+)$/)?.[1];
    const argOf = (i: number): string => edits.find(({ start }) => start === args[i]!.start)!.text;
    let said = plain;
    if (
      op &&
      EITHER.test(op) &&
      args.length > 0 &&
      args[0]!.type !== 'SpreadElement' &&
      args[0]!.type !== 'ArrayExpression' &&
      random() < 0.5
    )
      said = `${/^(Identifier|CallExpression|MemberExpression)$/.test(args[0]!.type) ? argOf(0) : `(${argOf(0)})`}.${op}(${args
        .slice(1)
        .map((_, i) => argOf(i + 1))
        .join(', ')})`;
    if (random() < 0.25 && !source.slice(node.start, node.end).includes('=>')) {
      const name = `${pick(['part', 'step', 'tmp', 'value', 'res'], random)}${++names}`;
      named.push(`const ${name} = ${said};\n  `);
      return name;
    }
    return said;
  };
  return print(parse(source), []);
}

function childrenOf(node: Node): Node[] {
  return (
    Object.values(node)
      .flat()
      .filter(
        (each): each is Node =>
          typeof (each as Node | null)?.type === 'string' &&
          /^(?!TS)|^TS(As|NonNull)/.test((each as Node).type),
      )
      .sort((a, b) => a.start - b.start)
      // `{ a }` and `import { a }` have it twice.
      .filter((each, i, all) => each.start >= (all[i - 1]?.end ?? 0))
  );
}

/** What somebody does to a neighbour's code before handing it in. */
export const DISGUISES = {
  /** Each name that is the author's own becomes another. */
  renamed: (files: Sources) =>
    each(files, (source) => identifiersOf(source, (name) => `${name[0]}_${name.length}_my${name}`)),
  reordered: (files: Sources) => each(files, (source) => statementsOf(source).reverse().join('\n\n')),
  /** Every second function in a file of its own, all files called otherwise. */
  split: (files: Sources) =>
    Object.fromEntries(
      Object.entries(files).flatMap(([name, source]) => {
        const statements = statementsOf(source);
        const some = (odd: number): string => statements.filter((_, i) => i % 2 === odd).join('\n');
        return [
          [`my-${name}`, some(0)],
          [`lib/helpers-of-${name}`, some(1)],
        ];
      }),
    ),
  /** What a function does first is done by a helper of another file. */
  helpers: (files: Sources) => {
    const helpers: string[] = [];
    const rest = each(files, (source) => {
      const body = (parse(source).body as Node[])
        .flatMap((statement) => [statement, statement.declaration as Node | null])
        .find(
          (each) => each?.type === 'FunctionDeclaration' && ((each.body as Node).body as Node[]).length > 2,
        );
      if (!body) return source;
      const inner = (body.body as Node).body as Node[];
      const [from, to] = [inner[0]!.start, inner.at(-2)!.end];
      helpers.push(
        `export async function prepare${helpers.length}(all: any) {\n${source.slice(from, to)}\nreturn all;\n}`,
      );
      return `${source.slice(0, from)}const ready = prepare${helpers.length - 1}({ X });\n${source.slice(to)}`;
    });
    return { ...rest, 'helpers.ts': helpers.join('\n') };
  },
  /** Comments at each statement, other line ends and blanks, no semicolons, everything wide. */
  reformatted: (files: Sources) =>
    each(files, (source) =>
      source
        .replace(/;\n/g, ' ;\r\n\r\n      // and then the next step\r\n')
        .replace(/\{ /g, '{\n\t\t')
        .replace(/, /g, ' ,\n   ')
        .replace(/'/g, '"'),
    ),
  typed: (files: Sources) =>
    each(files, (source) =>
      source
        .replace(/\bconst (\w+) = /g, 'const $1: tf.Tensor | number | any = ')
        .replace(/\blet (\w+) = /g, 'let $1: any = ')
        .replace(/return ([^;{}]+);/g, 'return ($1) as any;'),
    ),
} satisfies Record<string, (files: Sources) => Sources>;

const each = (files: Sources, change: (source: string) => string): Sources =>
  Object.fromEntries(Object.entries(files).map(([name, source]) => [name, change(source)]));

const statementsOf = (source: string): string[] =>
  (parse(source).body as Node[]).map(({ start, end }) => source.slice(start, end));

/** Changes each name that is neither a property's nor somebody else's. */
function identifiersOf(source: string, to: (name: string) => string): string {
  const places: Node[] = [];
  const short = new Set<number>();
  const visit = (node: Node): void => {
    for (const [key, value] of Object.entries(node)) {
      for (const child of [value].flat() as Node[]) {
        if (typeof child?.type !== 'string' || /^TS(?!As|NonNull)/.test(child.type)) continue;
        if (key === 'key' && node.shorthand === true) short.add(child.start);
        if ((key === 'property' || key === 'key') && node.computed !== true) continue;
        if (child.type === 'Identifier') places.push(child);
        visit(child);
      }
    }
  };
  for (const statement of parse(source).body as Node[])
    if (statement.type !== 'ImportDeclaration') visit(statement);
  let [out, at] = ['', 0];
  for (const { start, name } of [...new Map(places.map((each) => [each.start, each])).values()].sort(
    (a, b) => a.start - b.start,
  )) {
    if (name === 'tf' || start < at) continue;
    const kept = short.has(start) ? `${name}: ` : '';
    out += `${source.slice(at, start)}${kept}${to(String(name))}`;
    at = start + String(name).length;
  }
  return out + source.slice(at);
}
