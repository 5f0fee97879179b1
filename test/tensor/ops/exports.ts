import * as tf from '@tensorflow/tfjs';
import { NOT_OPS } from './not-ops.js';

type Callable = (...args: unknown[]) => unknown;

/** Names of every function that TensorFlow.js exports, dotted within its namespaces, with the function. */
export function exportedFunctions(): Map<string, Callable> {
  const found = new Map<string, Callable>();
  for (const [name, value] of Object.entries(tf)) {
    if (name === 'default') continue;
    if (typeof value === 'function') found.set(name, value as Callable);
    if (typeof value !== 'object' || value === null || name in NOT_OPS) continue;
    for (const [inner, part] of Object.entries(value)) {
      if (typeof part === 'function') found.set(`${name}.${inner}`, part as Callable);
    }
  }
  return found;
}

/**
 * What must have calls: each exported function once, under the first of its names, but for those that compute nothing
 * (`NOT_OPS`). What TensorFlow.js itself names an op (`...__op`) can only be left out by its own name.
 */
export function opsOfPackage(): Map<string, { readonly names: readonly string[]; readonly isOp: boolean }> {
  const byFunction = new Map<Callable, string[]>();
  for (const [name, value] of exportedFunctions()) {
    byFunction.set(value, [...(byFunction.get(value) ?? []), name]);
  }
  const ops = new Map<string, { names: readonly string[]; isOp: boolean }>();
  for (const [value, names] of byFunction) {
    if (names.some((name) => name in NOT_OPS)) continue;
    ops.set(names[0]!, { names, isOp: value.name.endsWith('__op') });
  }
  return ops;
}

/** The export of a dotted name. */
export function exported(name: string): Callable {
  const value = exportedFunctions().get(name);
  if (!value)
    throw new Error(`TensorFlow.js exports no function ${name}: remove its calls or mend its name.`);
  return value;
}
