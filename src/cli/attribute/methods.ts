import { readdir } from 'node:fs/promises';
import { GradelensError } from '../../errors.js';
import { likeliest } from './likeliest.js';

const FOLDER = new URL('../../attr/methods/', import.meta.url);

/** What the shell needs of a method's class. */
export type MethodClass = new (
  model: unknown,
  layer?: string,
) => {
  attribute(inputs: unknown, options: Record<string, unknown>): unknown;
};

/** Every method by its file's name: `saliency`, `guided-grad-cam`. */
async function methodNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
    .map((file) => file.replace(/\.[jt]s$/, ''))
    .sort();
}

/**
 * The methods asked for, `all` being every one.
 *
 * @throws {GradelensError} `UNKNOWN_METHOD` with the nearest names
 */
export async function methodsAsked(asked: readonly string[]): Promise<string[]> {
  const names = await methodNames();
  if (asked.includes('all')) return names;
  for (const name of asked) {
    if (names.includes(name)) continue;
    throw new GradelensError(
      'UNKNOWN_METHOD',
      `There is no method ${JSON.stringify(name)}. Did you mean ${likeliest(name, names)}? All of them: all, ${names.join(', ')}.`,
    );
  }
  return [...new Set(asked)];
}

/** The class of a method. */
export async function methodClass(name: string): Promise<MethodClass> {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const module = (await import(new URL(`${name}${extension}`, FOLDER).href)) as Record<string, unknown>;
  return Object.values(module).find((each) => typeof each === 'function') as MethodClass;
}
