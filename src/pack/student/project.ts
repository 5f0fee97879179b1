import type { Files } from '../files.js';
import { jsonFile, type Manifest } from '../program.js';
import { TFJS } from './tfjs.js';
import { vscodeFiles } from './vscode.js';

/** The folder, beside the project's own files, whose content is handed in. */
export const HAND_IN = 'hand-in';

/** For editors: gradelens itself compiles hand-ins without it. */
const COMPILER = {
  target: 'ES2022',
  module: 'NodeNext',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** A folder to work in. */
export interface Project {
  readonly name: string;
  /** As package.json names them. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Where editors find types of what is not installed: `paths` of tsconfig.json. */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
  /** What checks the hand-in, typed in the project's folder. */
  readonly check: string;
}

/** What makes a folder a project that editors and npm understand. */
export const projectFiles = ({ name, dependencies, paths, check }: Project): Files =>
  new Map([
    ['package.json', jsonFile({ name, private: true, type: 'module', scripts: { check }, dependencies })],
    ['tsconfig.json', jsonFile({ compilerOptions: { ...COMPILER, paths }, include: [HAND_IN] })],
    ...vscodeFiles(HAND_IN, check),
  ]);

/** Where the types lie of what a hand-in may import, with gradelens in `folder`. */
export function typesIn(folder: string, { exports }: Manifest): Record<string, readonly string[]> {
  const published = Object.entries(exports as Record<string, { types: string }>);
  return {
    '@tensorflow/tfjs': [`./${folder}/${TFJS}/index.d.ts`],
    ...Object.fromEntries(
      published.map(([name, { types }]) => [
        name.replace('.', 'gradelens'),
        [types.replace('.', `./${folder}`)],
      ]),
    ),
  };
}
