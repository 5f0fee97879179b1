import type { AnyNode } from 'acorn';
import type { Operator } from '../operator.js';

/** What a function gave first is what it gives ever after. Its caller owns what it gets, so that what is kept is a copy. */
const KEEPING = `
import * as tfOfKept from '@tensorflow/tfjs';
const copyOfKept = (value) =>
  value instanceof tfOfKept.Tensor ? value.clone()
  : Array.isArray(value) ? value.map(copyOfKept)
  : value instanceof Promise ? value.then(copyOfKept)
  : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copyOfKept(each)]))
  : value;
const forKeeping = (value) =>
  value instanceof tfOfKept.Tensor ? tfOfKept.keep(value.clone())
  : Array.isArray(value) ? value.map(forKeeping)
  : value instanceof Promise ? value.then(forKeeping)
  : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, forKeeping(each)]))
  : value;
`;

/** A function that returns what it first returned. */
export default {
  names: ['first-result-kept'],
  places: (module) =>
    module.tree.body.flatMap((node) => {
      const declared: AnyNode | null | undefined =
        node.type === 'ExportNamedDeclaration' ? node.declaration : node;
      if (declared?.type !== 'FunctionDeclaration' || !declared.id || declared.generator) return [];
      const { name, end } = declared.id;
      const own = `${module.text.slice(declared.start, end)}Once${module.text.slice(end, declared.end)}`;
      const text = `function ${name}(...given) {
  ${name}.first ??= forKeeping(${name}Once(...given));
  return copyOfKept(${name}.first);
}
${own}
${KEEPING}`;
      return [
        {
          ...{ start: declared.start, end: declared.end, text },
          change: `${name}(…) returns its first result ever after`,
        },
      ];
    }),
} satisfies Operator;
