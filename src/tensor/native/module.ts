import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { NativeBackend } from './memory.js';
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
  | ('copyAxes' | 'copyRows' | 'gate' | 'pack' | 'product' | 'sum' | 'turn' | 'unpool');

/** What `assembly/` exports, whose sources say what each number is: addresses in TensorFlow.js's memory, bytes, counts. */
export type Native = Readonly<Record<Name, (...numbers: number[]) => number>>;

/** What this file uses of JavaScript's own object, which TypeScript declares for browsers only. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Native } }>;
};

/** Made by `npm run build`: beside the compiled program, in `dist/` of a checkout too. */
const BUILT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../dist/native/' : '../../native/', import.meta.url),
);

let opened: Native | undefined;

/**
 * Starts the module on the memory of a backend that has started.
 *
 * - `folder`: where the `.wasm` files are, ending in `/`; default: where the build has put them.
 */
export async function openNative({ wasm }: NativeBackend, folder = BUILT): Promise<void> {
  const bytes = await readFile(`${folder}${hasRelaxedSimd() ? 'gradelens-relaxed' : 'gradelens'}.wasm`);
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory: wasm.asm.memory } });
  opened = instance.exports;
}

/** The module; only kernels ask, which run after the start. */
export const native = (): Native => opened!;
