import { createHash } from 'node:crypto';

/** What decides something, each part by its hash. */
export type Parts = Readonly<Record<string, string>>;

/** A key is readable, so that it can be said which part of it is another: `code=1f2e... inputs=...`. */
export const keyOf = (parts: Parts): string =>
  Object.entries(parts)
    .map(([name, hash]) => `${name}=${hash}`)
    .join(' ');

/** The names of the parts in which two keys differ. */
export function differing(before: string, now: string): string[] {
  const [one, two] = [before, now].map(
    (key) => new Map(key.split(' ').map((part) => part.split('=') as [string, string])),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...one.keys(), ...two.keys()])].filter((name) => one.get(name) !== two.get(name));
}

/** 128 bits of a hash of plain data. */
export const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

/** The same of bytes, computed on another thread: a hand-in decides how many there are. */
export async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Buffer.from(hash).toString('hex', 0, 16);
}

/** Why something is done again, by the part of its key that is another. */
export const WHY: Readonly<Record<string, string>> = {
  runtime: 'gradelens, its engine, the network or what may be imported changed',
  code: 'its code changed',
  inputs: 'the inputs changed',
  limits: 'a limit of time or memory changed',
  key: 'the answer key changed',
  checks: 'checks or tolerances changed',
  judge: 'gradelens compares in another way',
  points: 'the points changed',
};

/** In words. What is compiled differs with the runtime: only that is named. */
export function whyOf(before: string, now: string): string {
  const parts = differing(before, now);
  // Inputs and limits come and go with code that compiles.
  const covered = parts.includes('runtime') ? ['code'] : parts.includes('code') ? ['inputs', 'limits'] : [];
  const named = parts.filter((part) => !covered.includes(part));
  return named.map((part) => WHY[part] ?? part).join(', ');
}
