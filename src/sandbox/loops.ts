import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';

/** Where the child keeps the function that each round of a loop calls. */
export const LOOP = 'gradelens.loop';
const NAME = '__gradelensLoop';

type Loop = Node & { readonly body: Node };
const LOOPS = new Set([
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
]);

/**
 * Compiled code in which each round of each loop calls a function of its process, which tells where a loop is that does not
 * end: nothing outside of it could ask one that is busy. No line moves, and only what follows on the line of a body's beginning
 * moves to the right.
 */
export function withLoopsWatched(code: string): string {
  const places: (readonly [at: number, text: string])[] = [];
  full(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (!LOOPS.has(node.type)) return;
    const { type, start, end } = (node as Loop).body;
    if (type === 'BlockStatement') places.push([start + 1, `${NAME}();`]);
    else places.push([start, `{${NAME}();`], [end, '}']);
  });
  if (places.length === 0) return code;
  let [text, from] = [`const ${NAME} = globalThis[Symbol.for('${LOOP}')] ?? (() => {});`, 0];
  // Bodies without braces that end together close in any order.
  for (const [at, inserted] of places.sort(([a], [b]) => a - b)) {
    text += code.slice(from, at) + inserted;
    from = at;
  }
  return text + code.slice(from);
}
