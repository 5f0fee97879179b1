const SAID =
  /out of memory|allocation failed|failed to allocate memory|could not allocate|unable to grow instance memory|bad_alloc|Aborted\(OOM\)/i;

/**
 * Whether a message tells of too little memory: one of V8, whose wording differs from Node 20 to 24, of C++, or of the
 * WebAssembly engine.
 */
export function tellsOutOfMemory(message: string): boolean {
  return SAID.test(message);
}
