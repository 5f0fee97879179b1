import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import fc from 'fast-check';
import { GradelensError } from '../../src/errors.js';
import { startBackend } from '../../src/tensor/backend.js';
import { fromFlat, toFlat } from '../../src/tensor/convert.js';
import { type FlatTensor, sizeOf } from '../../src/tensor/flat.js';
import { ENGINES_HERE } from '../engines.js';

const flats: fc.Arbitrary<FlatTensor> = fc
  .array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
  .chain((shape) => {
    const length = { minLength: sizeOf(shape), maxLength: sizeOf(shape) };
    return fc.oneof(
      fc.float32Array(length).map((data) => ({ dtype: 'float32' as const, shape, data })),
      fc.int32Array(length).map((data) => ({ dtype: 'int32' as const, shape, data })),
      fc.uint8Array({ ...length, max: 1 }).map((data) => ({ dtype: 'bool' as const, shape, data })),
    );
  });

for (const backend of ENGINES_HERE) {
  describe(`plain data and tensors on ${backend}`, () => {
    before(() => startBackend(backend));

    it('a tensor made of plain data gives the same plain data', async () => {
      await fc.assert(
        fc.asyncProperty(flats, async (flat) => {
          const tensor = fromFlat(flat);
          const back = await toFlat(tensor);
          tensor.dispose();
          expect(back).to.deep.equal(flat);
        }),
      );
    });

    it('shares no memory with the tensor', async () => {
      const data = Float32Array.of(1, 2);
      const tensor = fromFlat({ dtype: 'float32', shape: [2], data });
      data[0] = 7;
      const flat = await toFlat(tensor);
      flat.data[1] = 7;
      expect([...tensor.dataSync()]).to.deep.equal([1, 2]);
      tensor.dispose();
    });

    it('refuses texts by name', async () => {
      const tensor = tf.tensor(['a']);
      const error = await toFlat(tensor).catch((reason: GradelensError) => reason);
      expect(error).to.be.instanceOf(GradelensError);
      expect(error).to.include({ code: 'UNSUPPORTED_DTYPE' });
      expect((error as GradelensError).message).to.include('got string');
      tensor.dispose();
    });
  });
}
