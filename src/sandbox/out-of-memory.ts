const SAID =
  /heap out of memory|allocation failed|out of memory|could not allocate|failed to allocate memory|unable to grow instance memory|bad_alloc|Aborted\(OOM\)|memory access out of bounds/i;

/** Whether a message of V8, of a WebAssembly program or of C++ tells of too little memory. Node 20 to 24 word it differently. */
export function tellsOutOfMemory(message: string): boolean {
  return SAID.test(message);
}
