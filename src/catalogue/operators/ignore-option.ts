import type { AssignmentPattern, Function as Declared } from 'acorn';
import { simple } from 'acorn-walk';
import { type Operator, type Place, textOf } from '../operator.js';

/** An option that is never read: its default always holds. */
export default {
  names: [],
  places: (module) => {
    const found: Place[] = [];
    const add = (node: { start: number; end: number }, name: string, text: string): void => {
      found.push({ start: node.start, end: node.end, text, change: `${name} is never read` });
    };
    const last = ({ params }: Declared): void => {
      const parameter = params.at(-1);
      if (!isNamed(parameter)) return;
      // A parameter more takes what is given.
      add(parameter, parameter.left.name, `_given, ${textOf(module, parameter)}`);
    };
    simple(module.tree, {
      ObjectPattern({ properties }) {
        for (const property of properties) {
          if (property.type !== 'Property' || property.computed || !isNamed(property.value)) continue;
          add(property, textOf(module, property.key), `_neverGiven: ${textOf(module, property.value)}`);
        }
      },
      LogicalExpression(node) {
        if (node.operator === '??' && node.left.type === 'MemberExpression')
          add(node, textOf(module, node.left), textOf(module, node.right));
      },
      Function: last,
    });
    return found.sort((a, b) => a.start - b.start);
  },
} satisfies Operator;

const isNamed = (
  node: { type: string } | undefined,
): node is AssignmentPattern & { left: { type: 'Identifier'; name: string } } =>
  node?.type === 'AssignmentPattern' && (node as AssignmentPattern).left.type === 'Identifier';
