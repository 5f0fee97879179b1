import { GradelensError } from '../errors.js';
import { findFile } from './folders.js';

/**
 * The path of a photograph of the assignment: `<name>.jpg` in `$GRADELENS_IMAGES`, and without that variable in
 * `../shared/images` or the user's cache.
 *
 * @throws {GradelensError} `PHOTO_NOT_FOUND`
 */
export async function findPhoto(name: string): Promise<string> {
  const found = await findFile(`${name}.jpg`, 'GRADELENS_IMAGES', 'images');
  if (found) return found.path;
  throw new GradelensError(
    'PHOTO_NOT_FOUND',
    `The photograph ${name}.jpg was not found in $GRADELENS_IMAGES, ../shared/images or the cache. ` +
      'Set GRADELENS_IMAGES to the folder that has it.',
  );
}
