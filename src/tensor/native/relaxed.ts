/** What this file uses of JavaScript's own object, which TypeScript declares for browsers only. */
declare const WebAssembly: { validate(bytes: Uint8Array): boolean };

/** A module of one function, which is a single `f32x4.relaxed_madd` of its three arguments. */
const PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x08, 0x01, 0x60, 0x03, 0x7b, 0x7b, 0x7b, 0x01, 0x7b],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x0d, 0x01, 0x0b, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfd, 0x85, 0x02, 0x0b],
);

/**
 * Whether this Node has relaxed SIMD (22 and newer), whose multiply-add is one instruction where the processor has it. It
 * rounds once where two instructions round twice, so the last digits of results differ.
 */
export const hasRelaxedSimd = (): boolean => WebAssembly.validate(PROBE);
