import { axesOf } from '../module.js';
import { numberOf, type Operator, opsNamed, quoted, textOf } from '../operator.js';

/** The neighbouring axes. */
export default {
  names: ['transposed', 'axes-reordered', 'channel-reduced', 'wrong-layout'],
  places: (module) =>
    opsNamed(module, () => true).flatMap(({ call, op }) => {
      const axes = axesOf(op);
      const given = axes?.type === 'ArrayExpression' ? axes.elements : [axes];
      const numbers = given.flatMap((each) => (each ? (numberOf(each) ?? []) : []));
      if (!axes || numbers.length === 0 || numbers.length < given.length) return [];
      return [1, -1]
        .map((by) => numbers.map((axis) => axis + by))
        .filter((moved) => moved.every((axis, i) => axis < 0 === numbers[i]! < 0))
        .map((moved) => {
          const text = axes.type === 'ArrayExpression' ? `[${moved.join(', ')}]` : String(moved[0]);
          const change = `${quoted(module, call)} works along ${text}, not along ${textOf(module, axes)}`;
          return { start: axes.start, end: axes.end, text, change };
        });
    }),
} satisfies Operator;
