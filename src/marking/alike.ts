import { z } from 'zod';
import type { Worker } from '../worker/worker.js';
import type { Answer } from './answers.js';

/** Letters of all answers that are compared; with more of them nothing is alike but what is equal. */
const LETTERS = 2 ** 24;
const SECONDS = 20;

/** An answer with those that are equal to it, or nearly, itself included. */
export type Alike = ReadonlyMap<string, readonly Answer[]>;

/**
 * Answers by what they are like, by code. Those without an answer are alike where the same was found instead. A worker compares; where
 * it cannot, only equal answers are alike.
 */
export async function alike(answers: readonly Answer[], worker: Pick<Worker, 'run'>): Promise<Alike> {
  const texts = answers.map(textOf);
  const few = texts.reduce((sum, { length }) => sum + length, 0) <= LETTERS;
  const output = z.strictObject({ groups: z.array(z.int().min(0).max(texts.length)).length(texts.length) });
  const rules = { seconds: SECONDS, bytes: 2 ** 20, output };
  const found = few ? await worker.run('alike', { texts }, rules) : undefined;
  const keys: readonly unknown[] = found?.outcome === 'done' ? found.value.groups : texts;
  const groups = new Map<string, Answer[]>();
  for (const [i, answer] of answers.entries()) {
    // An answer is never like none, and two choices are never alike, whatever words are beside them.
    const key = JSON.stringify([keys[i], answer.text === null, answer.choice ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return new Map([...groups.values()].flatMap((group) => group.map((each) => [each.code, group] as const)));
}

const textOf = ({ text, notes }: Answer): string => text ?? notes.join('\n');
