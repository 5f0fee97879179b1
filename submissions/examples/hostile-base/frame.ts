/** The message with which the grader's own program answers the first call. */
export const answer = { type: 'returned', id: 1, milliseconds: 1 };

/** A frame as the grader reads it. `length`: of the numbers after the header, as it says; default: the true one. */
export function frame(message: object, tensors: object[] = [], numbers = 0, length = numbers): Buffer {
  const header = Buffer.from(JSON.stringify({ message, tensors }));
  const prefix = Buffer.alloc(12);
  prefix.write('GLF1');
  prefix.writeUInt32LE(header.length, 4);
  prefix.writeUInt32LE(length, 8);
  return Buffer.concat([prefix, header, Buffer.alloc(numbers)]);
}

/** Writes where the grader's own program writes. */
export const send = (bytes: Uint8Array): number => process.getBuiltinModule('node:fs').writeSync(4, bytes);
