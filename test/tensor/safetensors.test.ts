import { expect } from 'chai';
import fc from 'fast-check';
import { GradelensError } from '../../src/errors.js';
import { sizeOf } from '../../src/tensor/flat.js';
import { readSafetensors, type Writable, writeSafetensors } from '../../src/tensor/safetensors.js';

/** A file from a header's text (or bytes) and data, made by hand. */
function file(header: string | Uint8Array, data: ArrayLike<number> = [], length?: number): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const head = new Uint8Array(8);
  new DataView(head.buffer).setBigUint64(0, BigInt(length ?? text.length), true);
  return Uint8Array.from([...head, ...text, ...Array.from(data)]);
}

const entry = (dtype: string, shape: unknown, offsets: unknown) =>
  JSON.stringify({ dtype, shape, data_offsets: offsets });

/** The error's code and text. */
function refusal(bytes: Uint8Array): string {
  try {
    readSafetensors(bytes);
  } catch (error) {
    if (error instanceof GradelensError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

const tensor: fc.Arbitrary<Writable> = fc
  .array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
  .chain((shape) =>
    fc.float32Array({ minLength: sizeOf(shape), maxLength: sizeOf(shape), noNaN: true }).map((data) => ({
      dtype: 'F32' as const,
      shape,
      data,
    })),
  );
const names = fc.string({ unit: 'binary' }).filter((name) => !['__metadata__', '__proto__'].includes(name));

describe('safetensors', () => {
  it('reads F16, F32 and I32 at offsets that no typed array is aligned to', () => {
    const header = `{"h":${entry('F16', [1], [0, 2])},"f":${entry('F32', [1, 1], [2, 6])},"i":${entry('I32', [], [6, 10])},"__metadata__":{"made":"by hand"}}`;
    const data = [0x00, 0x3e, 0x00, 0x00, 0x20, 0xc0, 0xfe, 0xff, 0xff, 0xff];
    const { tensors, metadata } = readSafetensors(file(header, data));
    expect([...tensors.keys()]).to.deep.equal(['h', 'f', 'i']);
    expect(tensors.get('h')).to.deep.equal({ dtype: 'float32', shape: [1], data: Float32Array.of(1.5) });
    expect(tensors.get('f')).to.deep.equal({ dtype: 'float32', shape: [1, 1], data: Float32Array.of(-2.5) });
    expect(tensors.get('i')).to.deep.equal({ dtype: 'int32', shape: [], data: Int32Array.of(-2) });
    expect(metadata).to.deep.equal({ made: 'by hand' });
  });

  it('reads tensors in any order of the header, a padded header, and empty tensors between', () => {
    const header = `{"b":${entry('F32', [1], [4, 8])},"none":${entry('F32', [0, 3], [4, 4])},"a":${entry('F32', [1], [0, 4])}}   `;
    const { tensors } = readSafetensors(file(header, [0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]));
    expect([tensors.get('a')?.data[0], tensors.get('b')?.data[0]]).to.deep.equal([1, 2]);
    expect(tensors.get('none')?.data).to.have.length(0);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(names, tensor), { selector: ([name]) => name, maxLength: 5 }),
        fc.dictionary(names, fc.string({ unit: 'binary' })),
        (list, metadata) => {
          const bytes = writeSafetensors(new Map(list), metadata);
          const read = readSafetensors(bytes);
          expect([...read.tensors]).to.deep.include.members(
            list.map(([name, { shape, data }]) => [name, { dtype: 'float32', shape, data }]),
          );
          expect(read.tensors.size).to.equal(list.length);
          expect({ ...read.metadata }).to.deep.equal({ ...metadata });
          expect(bytes).to.deep.equal(writeSafetensors(new Map(list), metadata));
        },
      ),
    );
  });

  it('rounds F16 to half precision', () => {
    const bytes = writeSafetensors(
      new Map([['w', { dtype: 'F16', shape: [2], data: Float32Array.of(0.1, 2049) }]]),
      {},
    );
    expect([...readSafetensors(bytes).tensors.get('w')!.data]).to.deep.equal([0.0999755859375, 2048]);
  });

  const bad: Record<string, [Uint8Array, RegExp]> = {
    'no header length': [Uint8Array.of(1, 0, 0), /^SAFETENSORS_INVALID.*3 bytes/],
    'a header longer than the file': [file('{}', [], 3), /^SAFETENSORS_INVALID.*claims 3 bytes/],
    'a header length of 64 bits': [Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 123, 125), /claims/],
    'an empty header': [file(''), /begin with \{/],
    'a header that begins with a space': [file(' {}'), /begin with \{/],
    'a header that begins with a byte order mark': [file('\ufeff{}'), /begin with \{/],
    'a header that is a list': [file('[]'), /begin with \{/],
    'text after the header': [file('{}{}'), /not JSON/],
    'a header cut short': [file('{"a":'), /not JSON/],
    'a header that is not UTF-8': [file(Uint8Array.of(123, 34, 0xff, 34, 125)), /not UTF-8/],
    'a tensor named twice': [
      file(`{"a":${entry('F32', [0], [0, 0])},"\\u0061":${entry('F32', [0], [0, 0])}}`),
      /"a" twice/,
    ],
    'a field named twice': [
      file('{"a":{"dtype":"F32","shape":[0],"shape":[0],"data_offsets":[0,0]}}'),
      /"shape" twice/,
    ],
    'metadata that is no object': [file('{"__metadata__":["a"]}'), /__metadata__/],
    'metadata that is no text': [file('{"__metadata__":{"a":1}}'), /__metadata__/],
    'a tensor that is null': [file('{"a":null}'), /"a" has shape/],
    'a tensor without shape': [file('{"a":{"dtype":"F32","data_offsets":[0,0]}}'), /"a" has shape undefined/],
    'a negative size': [file(`{"a":${entry('F32', [-1], [0, 0])}}`), /shape \[-1\]/],
    'a broken size': [file(`{"a":${entry('F32', [0.5], [0, 2])}}`, [0, 0]), /shape \[0.5\]/],
    'sizes whose product overflows': [
      file(`{"a":${entry('F32', [2 ** 40, 2 ** 40], [0, 4])}}`, [0, 0, 0, 0]),
      /needs/,
    ],
    'one offset': [file(`{"a":${entry('F32', [0], [0])}}`), /data_offsets \[0\]/],
    'offsets the wrong way round': [
      file(`{"a":${entry('F32', [0], [4, 0])}}`, [0, 0, 0, 0]),
      /its offsets give -4/,
    ],
    'too few bytes for the shape': [
      file(`{"a":${entry('F32', [2], [0, 4])}}`, [0, 0, 0, 0]),
      /needs 8 bytes/,
    ],
    'a tensor beyond the end': [file(`{"a":${entry('F32', [2], [0, 8])}}`, [0, 0, 0, 0]), /byte 8 of 4/],
    'a gap': [
      file(`{"a":${entry('F16', [1], [0, 2])},"b":${entry('F16', [1], [4, 6])}}`, [0, 0, 0, 0, 0, 0]),
      /"b" begins at byte 4, expected 2/,
    ],
    'an overlap': [
      file(`{"a":${entry('F16', [2], [0, 4])},"b":${entry('F16', [2], [2, 6])}}`, [0, 0, 0, 0, 0, 0]),
      /"b" begins at byte 2, expected 4/,
    ],
    'bytes left over': [file(`{"a":${entry('F16', [1], [0, 2])}}`, [0, 0, 0]), /byte 2 of 3/],
    'an unknown type': [
      file(`{"a":${entry('F99', [0], [0, 0])}}`),
      /^SAFETENSORS_DTYPE.*"F99".*F16, F32, I32/,
    ],
    'a type this reader lacks': [file(`{"a":${entry('I64', [0], [0, 0])}}`), /^SAFETENSORS_DTYPE.*"I64"/],
    'a type named like a property of every object': [
      file(`{"a":${entry('constructor', [0], [0, 0])}}`),
      /^SAFETENSORS_DTYPE/,
    ],
  };
  for (const [what, [bytes, message]] of Object.entries(bad)) {
    it(`refuses ${what}`, () => expect(refusal(bytes)).to.match(message));
  }

  it('reads a header with a text of a million letters', () => {
    const { metadata } = readSafetensors(writeSafetensors(new Map(), { long: '\\'.repeat(1e6) }));
    expect(metadata.long).to.have.length(1e6);
  });

  it('either reads or refuses a file with any byte changed or cut off, and throws nothing else', () => {
    const valid = writeSafetensors(
      new Map([
        ['a', { dtype: 'F32', shape: [2, 1], data: Float32Array.of(1, 2) }],
        ['b', { dtype: 'F16', shape: [3], data: Float32Array.of(3, 4, 5) }],
      ]),
      { note: 'text' },
    );
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
        const bytes = Uint8Array.from(valid);
        bytes[at] = value;
        expect(refusal(cut ? bytes.subarray(0, at) : bytes)).to.match(/^(accepted$|SAFETENSORS_)/);
      }),
      { numRuns: 2000 },
    );
  });
});
