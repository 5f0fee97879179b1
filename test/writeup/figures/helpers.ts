import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Grader, openGrader } from '../../../src/grade/grader.js';
import { handInOptions } from '../../../src/grade/session-options.js';
import type { Session } from '../../../src/sandbox/session.js';
import { Worker } from '../../../src/worker/worker.js';
import type { Cell, Figure } from '../../../src/writeup/figure.js';
import { OwnImages } from '../../../src/writeup/figures/own-image.js';
import type { Place } from '../../../src/writeup/figures/place.js';

const REFERENCE = fileURLToPath(new URL('../../../reference', import.meta.url));
const PROBLEMS: Readonly<Record<string, [file: string, name: string]>> = {
  'saliency-map': ['saliency-map.ts', 'computeSaliencyMaps'],
  'grad-cam': ['gradcam.ts', 'gradCam'],
  'guided-backprop': ['gradcam.ts', 'guidedBackprop'],
  'library-saliency': ['attribution.ts', 'librarySaliency'],
  'library-guided': ['attribution.ts', 'libraryGuided'],
  'library-layers': ['attribution.ts', 'libraryLayers'],
  'library-neuron': ['attribution.ts', 'libraryNeuron'],
  'fooling-image': ['fooling-image.ts', 'makeFoolingImage'],
  'class-visualization': ['class-visualization.ts', 'classVisualizationStep'],
  'style-transfer': ['style-transfer.ts', 'styleTransfer'],
};

/** An assignment of those problems on a network, and hand-ins to make figures of. */
export async function studio(network: 'small' | 'squeezenet1_1' = 'small') {
  const root = await mkdtemp(join(tmpdir(), 'gradelens-figures-'));
  const problems = Object.entries(PROBLEMS).map(([id, [file, name]]) => ({
    id,
    title: id,
    file,
    export: name,
    ...(file === 'attribution.ts' && { imports: ['@tensorflow/tfjs', 'gradelens', 'gradelens/attr'] }),
    points: 1,
    timeLimit: 10,
    tests: [
      {
        name: 'one',
        points: 1,
        visibility: 'visible',
        arguments: {},
        checks: [{ kind: 'max-difference', tolerance: 1 }],
      },
    ],
  }));
  const assignment = { id: 'figures', title: 'Figures', network, reference: REFERENCE, seed: 7, problems };
  const path = join(root, 'assignment.yaml');
  await writeFile(path, JSON.stringify(assignment));
  const worker = new Worker();
  const grader: Grader = await openGrader(path, { backend: 'wasm' });
  const place = async (folder: string, over: Partial<Place> = {}): Promise<Place & { session: Session }> => ({
    session: await grader.workspace.session(folder, handInOptions(grader.assignment)),
    grader,
    own: new OwnImages(folder, worker),
    quick: false,
    ...over,
  });
  return {
    grader,
    root,
    /** The answer key as a hand-in. */
    reference: (over?: Partial<Place>) => place(REFERENCE, over),
    /** A hand-in of these files. */
    handIn: async (files: Readonly<Record<string, string | Uint8Array>>, over?: Partial<Place>) => {
      const folder = await mkdtemp(join(root, 'h'));
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
      return place(folder, over);
    },
    close: async () => {
      await worker.close();
      await grader.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
export type Studio = Awaited<ReturnType<typeof studio>>;

/** Rows of a figure that must have been made. */
export function rowsOf(figure: Figure) {
  if ('failure' in figure) throw new Error(`no figure: ${figure.failure}`);
  return figure.rows;
}

/** Why a figure was not made. */
export function failureOf(figure: Figure): string {
  if ('failure' in figure) return figure.failure;
  throw new Error('a figure was made');
}

/** Every picture of a figure once, bars too. */
export function picturesOf(figure: Figure) {
  const cells: Cell[] = rowsOf(figure).flatMap((row) => [...row.cells]);
  return [...new Set(cells.flatMap(({ picture, bar }) => (bar ? [picture, bar.picture] : [picture])))];
}

export const bytesOf = (figure: Figure): number =>
  picturesOf(figure).reduce((sum, { data }) => sum + data.length, 0);

export const TF = "import * as tf from '@tensorflow/tfjs';\n";
