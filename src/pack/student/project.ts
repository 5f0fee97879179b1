import type { Files } from '../files.js';
import { jsonFile, type Manifest } from '../program.js';
import { vscodeFiles } from './vscode.js';

/** The folder, beside the project's own files, whose content is handed in. */
export const HAND_IN = 'hand-in';

/** For editors: gradelens itself compiles hand-ins without it. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
  include: [HAND_IN],
};

/**
 * What makes a folder a project that editors and npm understand.
 *
 * - `name`: the project's. `program`: what package.json names to install as `gradelens`; `undefined`: it is installed already.
 */
export const projectFiles = (name: string, program: string | undefined, { dependencies }: Manifest): Files =>
  new Map([
    [
      'package.json',
      jsonFile({
        name,
        private: true,
        type: 'module',
        scripts: { check: `gradelens check ${HAND_IN}` },
        dependencies: {
          '@tensorflow/tfjs': dependencies['@tensorflow/tfjs'],
          ...(program !== undefined && { gradelens: program }),
        },
      }),
    ],
    ['tsconfig.json', jsonFile(TSCONFIG)],
    ...vscodeFiles(HAND_IN),
  ]);
