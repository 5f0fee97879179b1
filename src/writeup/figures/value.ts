import { nonFiniteProblem } from '../../compare/structure.js';
import { type FlatTensor, float32 } from '../../tensor/flat.js';
import { FigureFailure } from './place.js';

/**
 * A function's result where a picture of a given shape, of finite numbers, is asked for. `name` is the function's.
 *
 * @throws {FigureFailure}
 */
export function pictureLike(
  value: FlatTensor | undefined,
  shape: readonly number[],
  name: string,
): FlatTensor {
  if (!value) throw new FigureFailure(`${name} did not return a tensor; expected [${shape.join(', ')}].`);
  if (String(value.shape) !== String(shape)) {
    throw new FigureFailure(
      `${name} returned shape [${value.shape.join(', ')}]; expected [${shape.join(', ')}].`,
    );
  }
  const odd = nonFiniteProblem(value);
  if (odd !== undefined) throw new FigureFailure(`${name} returned no picture. ${odd}`);
  return value.dtype === 'float32' ? value : float32(shape, value.data);
}
