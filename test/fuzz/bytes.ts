import fc from 'fast-check';

/** What happens to a file on its way: bits turn over, an end is missing, a part is there twice, or others' bytes are in it. */
export const damaged = (files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> => {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const change = fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat({ max: 7 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constant('twice' as const), at: place, to: place }),
    fc.record({ kind: fc.constant('put' as const), at: place, bytes: fc.uint8Array({ maxLength: 8 }) }),
  );
  return fc
    .tuple(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 12 }))
    .map(([file, changes]) => {
      let bytes = Uint8Array.from(file);
      for (const each of changes) {
        const at = Math.floor(each.at * bytes.length);
        if (each.kind === 'flip' && bytes.length > 0) bytes[at]! ^= 1 << each.bit;
        // Seldom the most of it: a start alone is refused early.
        else if (each.kind === 'cut') bytes = bytes.slice(0, Math.max(at, Math.floor(bytes.length * 0.9)));
        else if (each.kind === 'twice') {
          const to = Math.floor(each.to * bytes.length);
          bytes = Uint8Array.from([...bytes.slice(0, to), ...bytes.slice(at, at + 500), ...bytes.slice(to)]);
        } else if (each.kind === 'put') bytes.set(each.bytes.slice(0, bytes.length - at), at);
      }
      return bytes;
    });
};
