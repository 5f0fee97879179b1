import type { Argument, Json } from '../sandbox/call.js';

/** The plain numbers among a call's arguments, by names as `inputsOf` gives them: `weight`, `options.learningRate`, `weights.0`. */
export function numbersOf(args: Readonly<Record<string, Argument>>): Record<string, number> {
  const found: Record<string, number> = {};
  const look = (name: string, value: Json): void => {
    if (typeof value === 'number') found[name] = value;
    else if (value !== null && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) look(`${name}.${key}`, each);
  };
  for (const [name, argument] of Object.entries(args)) {
    if (argument.kind === 'value') look(name, argument.value);
    if (argument.kind === 'options') {
      for (const [key, each] of Object.entries(numbersOf(argument.fields))) found[`${name}.${key}`] = each;
    }
  }
  return found;
}
