import { basename, dirname } from 'node:path';
import { findPhoto } from '../model/photos.js';
import { findWeights, loadWeights, NETWORK_FILES } from '../model/weights.js';
import type { ArgumentSpec } from '../rubric/arguments.js';
import { figurePages } from '../rubric/deck.js';
import { photographsOf } from '../rubric/figures.js';
import type { Assignment } from '../rubric/schema.js';
import { type Files, filesBelow, type Packed } from './files.js';

/**
 * What an assignment reads besides its own files: `models/` with the weights of its network and the classes' names,
 * `images/` with the photographs that its tests and figures name. Beside the program they are found without being told.
 *
 * @throws {GradelensError} `WEIGHTS_NOT_FOUND`, `WEIGHTS_CORRUPT`, `PHOTO_NOT_FOUND`, with the remedy.
 */
export async function networkFiles(assignment: Assignment): Promise<Files> {
  const files = new Map<string, Packed>();
  await loadWeights(assignment.network);
  const { path } = (await findWeights(assignment.network))!;
  for (const file of [basename(path), NETWORK_FILES[assignment.network].labels]) {
    await add(files, 'models', dirname(path), file);
  }
  for (const name of photographs(assignment)) {
    const photo = await findPhoto(name);
    await add(files, 'images', dirname(photo), basename(photo));
    // Who took them, and the licence, where somebody wrote it down.
    await add(files, 'images', dirname(photo), 'PROVENANCE.md').catch(() => {});
  }
  return files;
}

async function add(files: Map<string, Packed>, to: string, folder: string, file: string): Promise<void> {
  for (const [name, each] of await filesBelow(folder, file)) files.set(`${to}/${name}`, each);
}

/** Names of the photographs that an assignment's tests and figures use, each once. */
export function photographs({ problems, deck }: Assignment): Set<string> {
  const tests = problems.flatMap((problem) => problem.tests);
  return new Set([
    ...tests.flatMap((test) => namesIn(test.arguments)),
    ...tests.flatMap(({ gradient }) => (gradient?.upstream ? namesIn({ upstream: gradient.upstream }) : [])),
    ...(deck ? figurePages(deck).flatMap(({ figure }) => photographsOf(figure)) : []),
  ]);
}

const namesIn = (specs: Readonly<Record<string, ArgumentSpec>>): string[] =>
  Object.values(specs).flatMap((spec) => {
    if (spec.kind === 'options') return namesIn(spec.fields);
    return spec.kind === 'photos' ? spec.names : [];
  });
