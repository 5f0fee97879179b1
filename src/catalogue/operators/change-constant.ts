import type { AnyNode, Literal } from 'acorn';
import { ancestor } from 'acorn-walk';
import { axesOf, opOf } from '../module.js';
import { around, numberOf, type Operator, textOf } from '../operator.js';

const FACTORS = [2, 10];

/** A number that is two or ten times what it should be. */
export default {
  names: ['constant-factor', 'offset', 'shifted', 'per-channel-scaled', 'elementwise', 'clipped'],
  places: (module) => {
    const found: { node: Literal; whole: AnyNode | undefined }[] = [];
    ancestor(module.tree, {
      Literal(node, _, ancestors) {
        if (typeof node.value !== 'number' || node.value === 0 || isPosition(node, ancestors)) return;
        found.push({ node, whole: ancestors.at(-2) });
      },
    });
    return found.flatMap(({ node, whole }) =>
      FACTORS.map((factor) => ({
        ...{ start: node.start, end: node.end, text: String(factor * numberOf(node)!) },
        change: `${textOf(module, node)} is ${factor} times as much in ${around(module, whole)}`,
      })),
    );
  },
} satisfies Operator;

/** Whether a number says which axis or which entry is meant: many times that is nowhere. */
const isPosition = (node: AnyNode, ancestors: readonly AnyNode[]): boolean =>
  ancestors.some((each, i) => {
    const inner = ancestors[i + 1] ?? node;
    if (each.type === 'MemberExpression') return each.computed && each.property === inner;
    const op = each.type === 'CallExpression' ? opOf(each) : undefined;
    return op !== undefined && axesOf(op) === inner;
  });
