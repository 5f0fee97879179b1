/**
 * Every error that reaches a person: says the thing, what was expected, what came and the remedy.
 *
 * - `code`: stable, upper-case, for programs (`WEIGHTS_NOT_FOUND`); the text may change, the code does not.
 * - `message`: for people; no stack trace, no absolute path of the machine unless the user gave that path.
 */
export class GradelensError extends Error {
  override readonly name = 'GradelensError';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
