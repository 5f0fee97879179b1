import type { BuildOptions, OutputFile } from 'esbuild';
import { PACKAGE } from '../model/folders.js';
import { compile } from './compiler.js';

/** What differs between the programs that run within mechanisms. */
type Program = Required<Pick<BuildOptions, 'entryPoints' | 'outdir' | 'banner'>> &
  Pick<BuildOptions, 'external' | 'alias'>;

/** Bundles a program of ours, so that its process starts in a fraction of a second. The files are not written. */
export const bundleProgram = (program: Program): Promise<OutputFile[]> =>
  compile({
    ...program,
    absWorkingDir: PACKAGE,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // ES modules, so that `tf.mjs` exports every name of TensorFlow.js.
    mainFields: ['module', 'main'],
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    legalComments: 'none',
    // A third less to parse at each start; names stay, for messages.
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'error',
  });
