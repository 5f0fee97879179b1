/**
 * Whether something is done to an object of TensorFlow.js for the first time; it is marked. The mark is on the object, since a
 * process may hold this library twice, for example built and from its sources.
 */
export function firstTime(thing: object, what: string): boolean {
  const mark = Symbol.for(`gradelens: ${what}`);
  if (mark in thing) return false;
  Object.defineProperty(thing, mark, { value: true });
  return true;
}
