import { expect } from 'chai';
import fc from 'fast-check';
import { dump, parse } from 'npyjs';
import { GradelensError } from '../../src/errors.js';
import { sizeOf } from '../../src/tensor/flat.js';
import { readNpy } from '../../src/tensor/npy.js';

/** A file made by hand. */
function file(header: string, data: ArrayLike<number> = [], version = 1, length?: number): Uint8Array {
  const text = new TextEncoder().encode(header);
  const head = new Uint8Array(version === 1 ? 10 : 12);
  head.set([0x93, ...Buffer.from('NUMPY'), version, 0]);
  const view = new DataView(head.buffer);
  if (version === 1) view.setUint16(8, length ?? text.length, true);
  else view.setUint32(8, length ?? text.length, true);
  return Uint8Array.from([...head, ...text, ...Array.from(data)]);
}

const dict = (descr: string, shape: string, fortran = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }\n`;

/** The error's code and text. */
function refusal(bytes: Uint8Array): string {
  try {
    readNpy(bytes);
  } catch (error) {
    if (error instanceof GradelensError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

describe('npy', () => {
  it('reads what npyjs writes', () => {
    const arrays = shapes.chain((shape) => {
      const length = { minLength: sizeOf(shape), maxLength: sizeOf(shape) };
      return fc.tuple(
        fc.constant(shape),
        fc.oneof(fc.float32Array(length), fc.float64Array(length), fc.int32Array(length)),
      );
    });
    fc.assert(
      fc.property(arrays, ([shape, array]) => {
        const read = readNpy(new Uint8Array(dump(array, shape)));
        expect(read.dtype).to.equal(array instanceof Int32Array ? 'int32' : 'float32');
        expect(read.shape).to.deep.equal(shape);
        expect(read.data).to.deep.equal(array instanceof Int32Array ? array : Float32Array.from(array));
      }),
    );
  });

  it('reads f2 as npyjs does', () => {
    fc.assert(
      fc.property(fc.uint16Array(), (bits) => {
        // npyjs needs the data aligned, as NumPy writes it.
        const header = dict('<f2', `(${bits.length},)`).padEnd(118);
        const bytes = file(header, new Uint8Array(bits.buffer));
        const oracle = parse(bytes.slice().buffer as ArrayBuffer);
        expect(readNpy(bytes).data).to.deep.equal(oracle.data);
      }),
    );
  });

  it('reads b1 written by npyjs and by NumPy', () => {
    expect(readNpy(new Uint8Array(dump([1, 0, 1], [3], { dtype: 'b1' })))).to.deep.equal({
      dtype: 'bool',
      shape: [3],
      data: Uint8Array.of(1, 0, 1),
    });
    expect([...readNpy(file(dict('|b1', '(2,)'), [0, 255])).data]).to.deep.equal([0, 1]);
  });

  const big: Record<string, [number[], number]> = {
    '>f2': [[0x3e, 0x00], 1.5],
    '>f4': [[0xc0, 0x20, 0, 0], -2.5],
    '>f8': [[0x3f, 0xf8, 0, 0, 0, 0, 0, 0], 1.5],
    '>i4': [[0xff, 0xff, 0xff, 0xfe], -2],
  };
  for (const [descr, [bytes, value]] of Object.entries(big)) {
    it(`reads ${descr} and its mirror image`, () => {
      expect([...readNpy(file(dict(descr, '()'), bytes)).data]).to.deep.equal([value]);
      const little = file(dict(descr.replace('>', '<'), '()'), bytes.toReversed());
      expect([...readNpy(little).data]).to.deep.equal([value]);
    });
  }

  it('reads versions 2 and 3', () => {
    for (const version of [2, 3]) {
      const { shape, data } = readNpy(
        file(dict('<f4', '(1, 2)'), [0, 0, 0x80, 0x3f, 0, 0, 0, 0x40], version),
      );
      expect(shape).to.deep.equal([1, 2]);
      expect([...data]).to.deep.equal([1, 2]);
    }
  });

  it('reads a file inside a larger buffer, at an odd offset', () => {
    const bytes = file(dict('<f4', '(1,)'), [0, 0, 0x80, 0x3f]);
    const larger = new Uint8Array(bytes.length + 8);
    larger.set(bytes, 3);
    expect([...readNpy(larger.subarray(3, 3 + bytes.length)).data]).to.deep.equal([1]);
  });

  it('puts Fortran order in row-major order', () => {
    // [[0, 1, 2], [3, 4, 5]] column by column.
    const columns = new Uint8Array(Int32Array.of(0, 3, 1, 4, 2, 5).buffer);
    expect([...readNpy(file(dict('<i4', '(2, 3)', 'True'), columns)).data]).to.deep.equal([0, 1, 2, 3, 4, 5]);
    // The transpose of an array in one order is the array of the reversed shape in the other.
    fc.assert(
      fc.property(shapes, (shape) => {
        const values = Int32Array.from({ length: sizeOf(shape) }, (_, i) => i);
        const header = `(${shape.map((n) => `${n},`).join('')})`;
        const { data } = readNpy(file(dict('<i4', header, 'True'), new Uint8Array(values.buffer)));
        const indices = [...data].map((value) => {
          const index: number[] = [];
          for (const n of shape) {
            index.push(value % n);
            value = Math.floor(value / n);
          }
          return index.reduce((flat, at, axis) => flat * shape[axis]! + at, 0);
        });
        expect(indices).to.deep.equal([...values]);
      }),
    );
  });

  const bad: Record<string, [Uint8Array, RegExp]> = {
    'an empty file': [new Uint8Array(), /^NPY_INVALID.*magic/],
    'another file': [new TextEncoder().encode('PK\u0003\u0004 and more bytes'), /magic/],
    'version 4': [file(dict('<f4', '()'), [0, 0, 0, 0], 4), /version is 4/],
    'a file that ends within its header': [file('', [], 2).subarray(0, 11), /ends within/],
    'a header longer than the file': [file('{}', [], 1, 100), /claims 100 bytes/],
    'a header of version 2 longer than the file': [file('{}', [], 2, 0xffffffff), /claims 4294967295/],
    'a header without descr': [file("{'fortran_order': False, 'shape': (), }"), /lacks descr/],
    'a header without shape': [file("{'descr': '<f4', 'fortran_order': False, }"), /lacks/],
    'a negative size': [file(dict('<f4', '(-1,)')), /lacks/],
    'a shape that is a number, not a tuple': [file(dict('<f4', '(1)'), [0, 0, 0, 0]), /lacks/],
    'a shape that is a program': [file(dict('<f4', '(exit(),)')), /lacks/],
    'a shape too large to count': [file(dict('<f4', '(9007199254740991, 9)')), /too large/],
    'too few bytes': [file(dict('<f4', '(2,)'), [0, 0, 0, 0]), /needs 8 bytes, the file has 4/],
    'bytes left over': [file(dict('<f4', '()'), [0, 0, 0, 0, 0]), /needs 4 bytes, the file has 5/],
    'objects, which only unpickling could read': [file(dict('|O', '()'), [0]), /^NPY_DTYPE.*\|O/],
    'whole numbers of 64 bits': [file(dict('<i8', '()'), [0, 0, 0, 0, 0, 0, 0, 0]), /^NPY_DTYPE.*i8/],
    'floats without a byte order': [file(dict('|f4', '()'), [0, 0, 0, 0]), /^NPY_DTYPE/],
  };
  for (const [what, [bytes, message]] of Object.entries(bad)) {
    it(`refuses ${what}`, () => expect(refusal(bytes)).to.match(message));
  }

  it('either reads or refuses a file with any byte changed or cut off, and throws nothing else', () => {
    const valid = file(dict('<f4', '(2, 1)', 'True'), [0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]);
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), fc.boolean(), (at, value, cut) => {
        const bytes = Uint8Array.from(valid);
        bytes[at] = value;
        expect(refusal(cut ? bytes.subarray(0, at) : bytes)).to.match(/^(accepted$|NPY_)/);
      }),
      { numRuns: 2000 },
    );
  });
});
