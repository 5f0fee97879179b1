import type { Files } from '../files.js';
import { jsonFile } from '../program.js';
import { tfjsTarball } from './tfjs.js';
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
export async function projectFiles(name: string, program: string | undefined): Promise<Files> {
  const [tarball, tfjs] = await tfjsTarball();
  return new Map([
    [
      'package.json',
      jsonFile({
        name,
        private: true,
        type: 'module',
        scripts: { check: `gradelens check ${HAND_IN}` },
        dependencies: {
          '@tensorflow/tfjs': `file:${tarball}`,
          ...(program !== undefined && { gradelens: program }),
        },
      }),
    ],
    [tarball, tfjs],
    ['tsconfig.json', jsonFile(TSCONFIG)],
    ...vscodeFiles(HAND_IN),
  ]);
}
