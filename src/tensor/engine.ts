/** Where an engine's packages are, or why there are none and what to do about it. */
export type Found =
  | { readonly modules: readonly string[] }
  | { readonly absent: string; readonly remedy: string };

/** One engine of TensorFlow.js. */
export interface Engine {
  /**
   * It needs nothing but this program's own files, so that hand-ins can run on it behind the barrier. Others load drivers
   * and libraries of the machine: they serve the answer key, and students' code stays on wasm.
   */
  readonly confined: boolean;
  /** Looks for its packages without loading them. */
  find(): Found;
  /**
   * Loads and registers it, under its name.
   *
   * - `modules`: as `find` gave them.
   * - `folder`: where TensorFlow.js's `.wasm` files are, ending in `/`; default: their package.
   */
  load(modules: readonly string[], folder: string | undefined): Promise<void>;
  /** After the start: the device that computes, in words, and whether it is a processor that plays a GPU. */
  device?(): Promise<{ readonly name: string; readonly software: boolean }>;
}
