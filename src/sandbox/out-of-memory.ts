const SAID =
  /out of memory|allocation failed|failed to allocate memory|could not allocate|unable to grow instance memory|memory access out of bounds|bad_alloc|Aborted\(OOM\)/i;

/**
 * Whether a message tells of too little memory: one of V8, whose wording differs from Node 20 to 24, of C++, or of the
 * WebAssembly engine, which reads past its memory where it could not get more.
 */
export function tellsOutOfMemory(message: string): boolean {
  return SAID.test(message);
}
