import type { AnyNode } from 'acorn';
import { simple } from 'acorn-walk';
import type { Module } from '../module.js';
import { type Operator, opsNamed, type Place, quoted, textOf } from '../operator.js';

/** Operations that give something else when two of their operands change places: which ones. */
const ORDERED: Readonly<Record<string, readonly [number, number]>> = {
  ...{ sub: [0, 1], div: [0, 1], divNoNan: [0, 1], floorDiv: [0, 1], mod: [0, 1], pow: [0, 1] },
  ...{
    matMul: [0, 1],
    greater: [0, 1],
    greaterEqual: [0, 1],
    less: [0, 1],
    lessEqual: [0, 1],
    where: [1, 2],
  },
};

/** Two arguments that are taken for one another: of an operation, or of a function of the key that takes two of one type. */
export default {
  names: ['sign-reversed', 'transposed', 'elementwise'],
  places: (module) => {
    const found: Place[] = opsNamed(module, (name) => Object.hasOwn(ORDERED, name)).flatMap(
      ({ call, op: { name, operands } }) => {
        const [i, j] = ORDERED[name]!;
        return swapped(module, quoted(module, call), operands[i], operands[j]);
      },
    );
    simple(module.tree, {
      CallExpression(call) {
        const { callee, arguments: given } = call;
        const types = (callee.type === 'Identifier' && module.parameters.get(callee.name)) || [];
        for (const [j, type] of types.entries()) {
          const i = type === '' ? -1 : types.lastIndexOf(type, j - 1);
          if (j > 0 && i >= 0) found.push(...swapped(module, quoted(module, call), given[i], given[j]));
        }
      },
    });
    return found.sort((a, b) => a.start - b.start);
  },
} satisfies Operator;

function swapped(module: Module, call: string, a: AnyNode | undefined, b: AnyNode | undefined): Place[] {
  if (!a || !b || textOf(module, a) === textOf(module, b)) return [];
  // In a.sub(b) the first operand ends what it may be taken out of: it gets brackets.
  const first = /^[\w$.]+$/.test(textOf(module, b)) ? textOf(module, b) : `(${textOf(module, b)})`;
  const between = module.text.slice(a.end, b.start);
  return [
    {
      ...{ start: a.start, end: b.end, text: `${first}${between}${textOf(module, a)}` },
      change: `${call} has two arguments exchanged`,
    },
  ];
}
