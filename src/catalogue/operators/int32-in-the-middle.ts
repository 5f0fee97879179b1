import { type Operator, opsNamed, quoted, textOf } from '../operator.js';

/** Operations whose results are seldom whole numbers. */
const REAL = new Set([
  ...['sub', 'mul', 'div', 'divNoNan', 'square', 'squaredDifference', 'sqrt', 'pow', 'exp', 'log'],
  ...['matMul', 'mean', 'norm', 'softmax'],
]);

/** A result that is cut to whole numbers on the way. */
export default {
  names: ['whole-numbers', 'half-precision'],
  places: (module) =>
    opsNamed(module, (name) => REAL.has(name))
      .filter(({ call }) => !textOf(module, call).startsWith('Math.'))
      .map(({ call }) => ({
        ...{ start: call.start, end: call.end },
        text: `(${textOf(module, call)}).cast('int32').cast('float32')`,
        change: `${quoted(module, call)} is cut to whole numbers`,
      })),
} satisfies Operator;
