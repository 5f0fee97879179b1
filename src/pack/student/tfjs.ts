import { below, type Packed, packed } from '../files.js';
import { partOfProgram } from '../program.js';
import { tarGz } from '../tar.js';

/** Where the program has it, as a package. */
export const TFJS = 'dist/tfjs/package';

/**
 * TensorFlow.js as gradelens brings it, in a file that npm installs as `@tensorflow/tfjs`: 2 MB with its types, where the
 * registry's has 286.
 *
 * @throws {GradelensError} `PACK_INCOMPLETE`
 */
export async function tfjsTarball(): Promise<readonly [name: string, file: Packed]> {
  const parts = await partOfProgram(TFJS);
  const files = new Map([...parts].map(([path, file]) => [path.slice(TFJS.length + 1), file]));
  const { version } = JSON.parse(Buffer.from(files.get('package.json')!.bytes).toString()) as {
    version: string;
  };
  return [`tensorflow-tfjs-${version}.tgz`, packed(tarGz(new Map(below('package', files))))];
}
