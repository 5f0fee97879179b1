import type { Argument, Returned } from '../../sandbox/call.js';
import type { FlatTensor } from '../../tensor/flat.js';

/** Values that are shown. */
const SHOWN = 8;
const short = (value: number): string => String(Number(value.toPrecision(5)));

/** A tensor in a line: a scalar as its number; else dtype, shape, range, what is no finite number, the first values. */
export function sayTensor({ shape, dtype, data }: FlatTensor): string {
  const values = Array.from(data, Number);
  if (values.length === 1 && shape.length === 0) return `${short(values[0]!)} (${dtype})`;
  const finite = values.filter(Number.isFinite);
  const [nan, infinite] = [values.filter(Number.isNaN).length, values.length - finite.length];
  const range =
    finite.length > 0
      ? `${short(least(finite))} to ${short(-least(finite.map((each) => -each)))}`
      : 'no finite number';
  const odd = infinite > 0 ? `, ${nan} NaN, ${infinite - nan} Infinity` : ', no NaN';
  const first = values.slice(0, SHOWN).map(short).join(', ');
  return `${dtype} [${shape.join(', ')}], ${range}${odd}: ${first}${values.length > SHOWN ? ', …' : ''}`;
}

const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/** What a call gave, by name; what the grader alone asks for is left out. */
export const ownOutputs = ({ outputs }: Returned): [name: string, tensor: FlatTensor][] =>
  Object.entries(outputs).filter(([name]) => !/^(after|again|another)\./.test(name));

/** The same, a line for each. */
export const sayOutputs = (answer: Returned): string[] =>
  ownOutputs(answer).map(([name, tensor]) => `  ${name === 'value' ? 'gives' : name}  ${sayTensor(tensor)}`);

/** An argument as it is passed. */
export function sayArgument(name: string, given: Argument): string {
  switch (given.kind) {
    case 'tensor':
      return `${name} [${given.tensor.shape.join(', ')}]`;
    case 'tensors':
      return `${name} ${given.tensors.length} tensors`;
    case 'value':
      return `${name} ${JSON.stringify(given.value)}`;
    case 'options':
      return `${name} { ${Object.entries(given.fields)
        .map(([key, each]) => sayArgument(key, each))
        .join(', ')} }`;
    default:
      return name;
  }
}
