import { firstTime } from './once.js';

/** More than WebAssembly's 4 GiB hold beside the module's own data. */
const TOO_MUCH = 2 ** 32 - 2 ** 18;

/**
 * Makes a wasm backend say when its memory is full. TensorFlow.js does not look at what it is given: it would write the
 * tensor to address 0, over what the module itself keeps there. Calling it again changes nothing.
 */
export function refuseNull(backend: object): void {
  const { wasm } = backend as { wasm: { _malloc(bytes: number): number; _free(address: number): void } };
  if (!firstTime(wasm, 'full memory')) return;
  // Its first call puts another function in its place.
  wasm._free(wasm._malloc(1));
  const malloc = wasm._malloc;
  wasm._malloc = (bytes) => {
    // The module counts modulo 4 GiB: rounded up, what is nearly as large would be small.
    const address = bytes < TOO_MUCH ? malloc(bytes) : 0;
    if (address === 0 && bytes > 0) throw new Error(`out of memory: could not allocate ${bytes} bytes`);
    return address;
  };
}
