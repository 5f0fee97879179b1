import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GradelensError } from '../../errors.js';
import type { WasmBackend } from './memory.js';
import { hasRelaxedSimd } from './relaxed.js';

type Name =
  | (
      | 'convolutionRoom'
      | 'transformFilters'
      | 'winograd'
      | 'winogradRoom'
      | 'convolve'
      | 'correlate'
      | 'filterRoom'
      | 'spread'
    )
  | ('divideDown' | 'dots' | 'productOfIntegers')
  | ('both' | 'choose' | 'compare' | 'either' | 'holds' | 'largest' | 'leak' | 'least' | 'not')
  | ('copyAxes' | 'gate' | 'pack' | 'product' | 'sum' | 'turn' | 'unpool');

/** What `assembly/` exports, whose sources say what each number is: addresses in TensorFlow.js's memory, bytes, counts. */
export type Native = Readonly<Record<Name, (...numbers: number[]) => number>>;

/** What this file uses of JavaScript's own object, which TypeScript declares for browsers only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Native };
};

/** Made by `npm run build`: beside the compiled program, in `dist/` of a checkout too. */
const BUILT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../dist/native/' : '../../native/', import.meta.url),
);

let opened: { readonly memory: object; readonly exports: Native } | undefined;

/**
 * Starts the module on the memory of a backend that has started. Calling it again for the same one changes nothing.
 *
 * - `folder`: where the `.wasm` files are, ending in `/`; default: where the build has put them.
 *
 * @throws {GradelensError} `NATIVE_ABSENT`: they are not there.
 */
export function openNative({ wasm }: WasmBackend, folder = BUILT): void {
  const { memory } = wasm.asm;
  if (opened?.memory === memory) return;
  const file = hasRelaxedSimd() ? 'gradelens-relaxed.wasm' : 'gradelens.wasm';
  if (!existsSync(folder + file)) {
    throw new GradelensError(
      'NATIVE_ABSENT',
      `${file}, which holds kernels of gradelens, was not found where the build puts it. In a checkout run: npm run build`,
    );
  }
  // At once: the module is small, and who starts an engine need not wait.
  const module = new WebAssembly.Module(readFileSync(folder + file));
  opened = { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports };
}

/** The module; only kernels ask, which run after the start. */
export const native = (): Native => opened!.exports;
