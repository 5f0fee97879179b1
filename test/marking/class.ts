import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arrangeQuestions, type MarkedQuestion, questionsIn } from '../../src/marking/questions.js';
import type { Question } from '../../src/rubric/schema.js';
import { claim } from '../../src/store/claims.js';
import { enter, know } from '../../src/store/hand-ins.js';
import { beginRun, Pulse } from '../../src/store/runs.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inTemporaryFolder } from '../process.js';

export const QUESTION: Question = {
  id: 'why',
  title: 'Why?',
  prompt: 'Why is it so?',
  points: 4,
  words: 100,
  items: [
    { id: 'sum', title: 'Names the sum.', points: 2 },
    { id: 'own', title: 'Each picture has its own.', points: 2 },
    { id: 'vague', title: 'Remains vague.', points: -1, group: 'style' },
    { id: 'clear', title: 'Very clear.', points: 0.5, group: 'style' },
  ],
};

/** An assignment's file that names these questions; its only problem is never run. */
export async function assignmentFile(folder: string, questions: readonly Question[]): Promise<string> {
  const test = {
    ...{ name: 't', points: 1, visibility: 'visible', arguments: {} },
    checks: [{ kind: 'max-difference', tolerance: 1 }],
  };
  const problem = { id: 'p', title: 'P', file: 'p.ts', export: 'p', points: 1, tests: [test] };
  const path = join(folder, 'assignment.yaml');
  const assignment = { id: 'demo', title: 'Demo', network: 'small', reference: '.', seed: 1 };
  await writeFile(path, JSON.stringify({ ...assignment, problems: [problem], questions }));
  return path;
}

/** Enters hand-ins with their answers, by question, as a run would. */
export async function fillClass(
  store: Store,
  questions: readonly Question[],
  handIns: Readonly<Record<string, Readonly<Record<string, string>>>>,
  assignment = '/nowhere/assignment.yaml',
): Promise<void> {
  const { db } = store;
  const run = await beginRun(db, {
    ...{ assignment: 'demo', assignmentFile: assignment, absent: [], marks: {}, command: 'grade' },
    grader: { assignment: 'demo', seed: 1, hidden: null, backend: 'wasm', network: 'small' },
  });
  await db.transaction().execute((within) => arrangeQuestions(within, questions, 'ada'));
  const names = Object.keys(handIns);
  await enter(
    db,
    names.map((name) => ({ name, path: `/nowhere/${name}` })),
    [],
    (name) => name,
  );
  for (const name of names) {
    await claim(db, name, run.id, new Pulse(db));
    await know(db, name, run.id, {
      answers: new Map(Object.entries(handIns[name]!)),
      questionsKey: 'read',
      questions: questions.map(({ id, title, points, words, choices }) => {
        const text = handIns[name]![id];
        const choice = choices?.find((letter) => text?.startsWith(`Answer: ${letter}`));
        return {
          ...{ id, title, points, limit: words, words: text === undefined ? null : 1 },
          ...(choice !== undefined && { choice }),
        };
      }),
    });
  }
  await run.end();
}

/** A class in a temporary folder. */
export const inClass =
  (
    questions: readonly Question[],
    handIns: Readonly<Record<string, Readonly<Record<string, string>>>>,
    work: (store: Store, question: MarkedQuestion, folder: string) => Promise<void>,
  ) =>
  (): Promise<void> =>
    inTemporaryFolder(async (folder) => {
      const store = await openStore(folder);
      await fillClass(store, questions, handIns, await assignmentFile(folder, questions));
      await work(store, (await questionsIn(store.db))[0]!, folder);
      await store.close();
    });
