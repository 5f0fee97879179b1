import { GradelensError } from '../errors.js';
import { type FlatTensor, sizeOf } from './flat.js';
import { fromHalf } from './half.js';

/** How an element is read, by NumPy's type letter and size. */
const READERS: Record<string, (view: DataView, at: number, little: boolean) => number> = {
  f2: (view, at, little) => fromHalf(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  b1: (view, at) => (view.getUint8(at) ? 1 : 0),
};

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/**
 * Reads a NumPy `.npy` file, versions 1 to 3.
 *
 * - f2, f4, f8 come as float32 (f8 loses precision), i4 as int32, b1 as bool; either byte order.
 * - Fortran order is transposed, so the data is row-major always.
 * - Source: NumPy's documentation, numpy.lib.format. The header is read as three known fields, never evaluated.
 *
 * @throws {GradelensError} `NPY_INVALID` naming the fault; `NPY_DTYPE` for a type this reader lacks.
 */
export function readNpy(bytes: Uint8Array): FlatTensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 10 || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw invalid("it does not begin with NumPy's magic");
  const version = bytes[6]!;
  if (version < 1 || version > 3) throw invalid(`its version is ${version}, expected 1, 2 or 3`);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw invalid('it ends within its header');
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (start + length > bytes.length) throw invalid(`its header claims ${length} bytes, the file has fewer`);
  const header = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(
    bytes.subarray(start, start + length),
  );
  const { descr, fortran, shape } = parseHeader(header);
  const [, order, type] = /^([<>|=])([a-z]\d+)$/.exec(descr) ?? [];
  const read = type === undefined ? undefined : READERS[type];
  if (!read || type === undefined || (order === '|' && type !== 'b1')) {
    throw new GradelensError(
      'NPY_DTYPE',
      `The .npy file's dtype is ${JSON.stringify(descr)}; expected f2, f4, f8, i4 or b1.`,
    );
  }
  const size = Number(type.slice(1));
  const count = sizeOf(shape);
  const data = start + length;
  if (bytes.length - data !== count * size) {
    throw invalid(
      `shape (${shape}) of ${type} needs ${count * size} bytes, the file has ${bytes.length - data}`,
    );
  }
  const values = Array.from({ length: count }, (_, i) => read(view, data + i * size, order !== '>'));
  const ordered = fortran ? rowMajor(values, shape) : values;
  if (type === 'i4') return { dtype: 'int32', shape, data: Int32Array.from(ordered) };
  if (type === 'b1') return { dtype: 'bool', shape, data: Uint8Array.from(ordered) };
  return { dtype: 'float32', shape, data: Float32Array.from(ordered) };
}

function parseHeader(text: string): { descr: string; fortran: boolean; shape: number[] } {
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(\s*((?:(?:\d+\s*,\s*)+(?:\d+\s*)?)?)\)/.exec(text)?.[1];
  if (descr === undefined || fortran === undefined || shape === undefined) {
    throw invalid(
      `its header lacks descr, fortran_order or shape: ${JSON.stringify(text.slice(0, 120).trim())}`,
    );
  }
  const sizes = shape
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  if (!Number.isSafeInteger(sizeOf(sizes))) throw invalid(`its shape (${shape}) is too large`);
  return { descr, fortran: fortran === 'True', shape: sizes };
}

/** Column-major values (first index fastest) put in row-major order. */
function rowMajor(values: readonly number[], shape: readonly number[]): number[] {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  return values.map((_, flat) => {
    let rest = flat;
    let at = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return values[at]!;
  });
}

const invalid = (why: string): GradelensError =>
  new GradelensError('NPY_INVALID', `Not a valid .npy file: ${why}. Write it again with numpy.save.`);
