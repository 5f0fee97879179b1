import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser } from 'acorn';

/** What code says at a place, without what anybody can change in a minute: names of its own, types, comments, layout. */
export interface Token {
  readonly text: string;
  /** Where it stands, in UTF-16 units from the beginning of the file. */
  readonly at: number;
}

/** A node as acorn gives it: everything in it that has a type is a node. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const TypeScript = Parser.extend(tsPlugin());

/**
 * The tokens of a file of TypeScript or JavaScript: one list for each statement at its top, so that their order and their files
 * make no difference.
 *
 * @throws {SyntaxError} with `pos` where it does not parse; `RangeError` where it is nested too deeply
 */
export function tokensOf(source: string): Token[][] {
  const program = TypeScript.parse(source, { sourceType: 'module', ecmaVersion: 'latest' });
  return (program.body as unknown as Node[])
    .filter((statement) => statement.type !== 'ImportDeclaration' && isCode(statement))
    .map((statement) => {
      const tokens: Token[] = [];
      walk(statement, tokens);
      return tokens;
    })
    .filter((tokens) => tokens.length > 0);
}

/** Nodes that only hold others: there are as many as somebody likes. */
const SILENT = new Set([
  ...[
    'BlockStatement',
    'ExpressionStatement',
    'ParenthesizedExpression',
    'ChainExpression',
    'EmptyStatement',
  ],
  ...['ExportNamedDeclaration', 'ExportDefaultDeclaration', 'VariableDeclarator', 'TemplateLiteral'],
  ...['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'ClassBody'],
  ...['TSInstantiationExpression', 'MemberExpression', 'Property', 'TSParameterProperty'],
]);
/** Nodes under a name that says the same. */
const CALLED: Readonly<Record<string, string>> = {
  FunctionDeclaration: 'function',
  FunctionExpression: 'function',
  ArrowFunctionExpression: 'function',
  // Loops are made into each other in no time.
  ForStatement: 'loop',
  WhileStatement: 'loop',
  DoWhileStatement: 'loop',
};

function walk(node: Node, into: Token[]): void {
  const { type, start } = node;
  const say = (text: string, at = start): void => {
    into.push({ text, at });
  };
  const leaf = leafText(node);
  if (leaf !== undefined) {
    say(leaf);
    return;
  }
  if (!SILENT.has(type))
    say(`${CALLED[type] ?? type}${typeof node.operator === 'string' ? node.operator : ''}`);
  for (const [key, child] of partsOf(node)) {
    // What is asked of something says more than any other name: `tf.matMul`, `options.contentLayer`.
    const named =
      (key === 'property' || key === 'key') && node.computed !== true && child.type === 'Identifier';
    // `x => y` is `x => { return y; }`.
    if (key === 'body' && node.expression === true) say('ReturnStatement', child.start);
    if (named) say(`.${String(child.name)}`, child.start);
    else walk(child, into);
  }
}

/** What a node says that holds no others. */
function leafText({ type, value, raw }: Node): string | undefined {
  if (type === 'Identifier' || type === 'PrivateIdentifier') return 'name';
  if (type === 'Literal') return String(value ?? raw);
  return type === 'TemplateElement' ? (value as { raw: string }).raw : undefined;
}

/** The nodes within a node in the order of their places, without types. */
function partsOf(node: Node): [key: string, child: Node][] {
  const parts: [string, Node][] = [];
  // Of `{ steps }` one, of `{ steps = 100 }` what has the number.
  const short = node.shorthand === true && (node.value as Node).type === 'Identifier' ? 'value' : 'key';
  for (const [key, value] of Object.entries(node)) {
    if (node.shorthand === true && key === short) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isCode(child)) parts.push([key, child]);
  }
  return parts.sort(([, a], [, b]) => a.start - b.start);
}

const isCode = (value: unknown): value is Node => {
  const { type } = (value ?? {}) as { type?: unknown };
  return typeof type === 'string' && (!type.startsWith('TS') || SILENT.has(type));
};
