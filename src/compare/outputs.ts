import type { FlatTensor } from '../tensor/flat.js';

/** Tensors by name: a call's outputs, or its inputs. */
export type Tensors = Readonly<Record<string, FlatTensor>>;

/** The tensor of a name. Names come from submissions: `constructor` is none of ours. */
export const tensorOf = (tensors: Tensors, name: string): FlatTensor | undefined =>
  Object.hasOwn(tensors, name) ? tensors[name] : undefined;

export const AGAIN = 'again.';
/** Of the call with other inputs: graded as the first one's. */
export const ANOTHER = 'another.';
export const AFTER = 'after.';

/** The outputs that checks compare by default: neither class scores, nor a second call's results, nor inputs afterwards. */
export const gradedOutputs = (outputs: Tensors): string[] =>
  Object.keys(outputs).filter(
    (name) => name !== 'scores' && !name.startsWith(AGAIN) && !name.startsWith(AFTER),
  );

/** Begins a sentence about an output: nothing for the only result, else its name; and of which call it is. */
export function about(name: string, outputs: Tensors): string {
  if (name.startsWith(ANOTHER))
    return `In a second call, with other inputs: ${about(name.slice(ANOTHER.length), outputs)}`;
  const ofFirst = gradedOutputs(outputs).filter((each) => !each.startsWith(ANOTHER));
  return ofFirst.length === 1 && name === 'value' ? '' : `${name}: `;
}
