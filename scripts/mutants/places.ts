import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { type AnyNode, type BinaryExpression, type Expression, parse } from 'acorn';
import { ancestor } from 'acorn-walk';
import { transform } from 'esbuild';

/** A small change to a file without its types: within [start, end), each piece [from, to) becomes a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly (readonly [from: number, to: number, text: string])[];
}

/** Where a person finds it, and how it reads before and after. */
export interface Mutant extends Place {
  readonly file: string;
  readonly line: number;
  /** That line of the source. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

const OPERATORS: Record<string, string> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
}; // prettier-ignore
const TESTS = new Set(['IfStatement', 'ConditionalExpression', 'WhileStatement']);

/** A source file without its types, and every small change that can be made to it. */
export async function mutantsOf(root: string, file: string): Promise<{ code: string; mutants: Mutant[] }> {
  const source = await readFile(`${root}/${file}`, 'utf8');
  const { code, map } = await transform(source, {
    loader: 'ts',
    target: 'esnext',
    sourcemap: 'external',
    sourcefile: file,
  });
  const lines = new SourceMap(JSON.parse(map));
  const mutants = placesIn(code).map((place) => {
    const above = code.slice(0, place.start);
    const row = above.split('\n').length - 1;
    const entry = lines.findEntry(row, place.start - above.lastIndexOf('\n') - 1);
    const [before, after] = [code.slice(place.start, place.end), changed(code, place)].map(onOneLine);
    const line = 'originalLine' in entry ? entry.originalLine + 1 : 0;
    return {
      ...place,
      file,
      line,
      text: source.split('\n')[line - 1]?.trim() ?? '',
      before: before!,
      after: after!,
    };
  });
  return { code, mutants };
}

const onOneLine = (text: string): string => text.replaceAll('void 0', 'undefined').replace(/\s+/g, ' ');

/** The text of a place with its change; `between` gives the pieces that stay. */
export function changed(
  code: string,
  place: Place,
  between = (from: number, to: number) => code.slice(from, to),
): string {
  let text = '';
  let at = place.start;
  for (const [from, to, replaced] of place.pieces) {
    text += between(at, from) + replaced;
    at = to;
  }
  return text + between(at, place.end);
}

function placesIn(code: string): Place[] {
  const places: Place[] = [];
  ancestor(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), {
    BinaryExpression: (node) => void (isText(node) || places.push(...otherOperator(code, node))),
    LogicalExpression: (node) => void places.push(...otherOperator(code, node)),
    AssignmentExpression: (node) => void (isText(node.right) || places.push(...otherOperator(code, node))),
    Literal(node, _, above) {
      if (typeof node.value === 'number' && isValue(node, above.at(-2)))
        places.push({ ...range(node), pieces: [[node.start, node.end, String(node.value + 1)]] });
    },
    CallExpression(node) {
      const [argument] = node.arguments;
      if (/^(Math|tf)\.abs$/.test(code.slice(node.callee.start, node.callee.end)) && argument)
        places.push({
          ...range(node),
          pieces: [
            [node.start, argument.start, '('],
            [argument.end, node.end, ')'],
          ],
        });
    },
    UnaryExpression(node, _, above) {
      if (node.operator === '!' && !TESTS.has(above.at(-2)?.type ?? ''))
        places.push({ ...range(node), pieces: [[node.start, node.start + 1, '']] });
    },
    IfStatement: ({ test }) => void places.push(...turned(test)),
    ConditionalExpression: ({ test }) => void places.push(...turned(test)),
    WhileStatement: ({ test }) => void places.push(...turned(test)),
  });
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

const range = ({ start, end }: AnyNode) => ({ start, end });

/** A property's name and a class member's are no values, nor is the 0 of `void 0`, as esbuild writes undefined. */
const isValue = (node: AnyNode, parent: AnyNode | undefined): boolean =>
  !(parent?.type === 'UnaryExpression' && parent.operator === 'void') &&
  !(parent && 'key' in parent && parent.key === node && !('computed' in parent && parent.computed));

/** Texts are joined by +, never subtracted. */
const isText = (node: AnyNode): boolean =>
  node.type === 'TemplateLiteral' ||
  (node.type === 'Literal' && typeof node.value === 'string') ||
  (node.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left) || isText(node.right)));

function otherOperator(
  code: string,
  {
    left,
    operator,
    right,
    ...node
  }: Pick<BinaryExpression, 'start' | 'end' | 'right'> & { left: AnyNode; operator: string },
): Place[] {
  const other = OPERATORS[operator];
  if (other === undefined) return [];
  const at = code.indexOf(operator, left.end);
  return [{ start: node.start, end: node.end, pieces: [[at, at + operator.length, other]] }];
}

/** The condition turned, unless its operator is: that is the same. */
function turned(test: Expression): Place[] {
  if (test.type === 'BinaryExpression' && /^[!=]==$/.test(test.operator)) return [];
  return [
    {
      ...range(test),
      pieces: [
        [test.start, test.start, '!('],
        [test.end, test.end, ')'],
      ],
    },
  ];
}
