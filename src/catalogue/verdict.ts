import type { Audit, AuditedCheck } from './audit.js';

/** A mistake that its tests tell by less than so many times the bound may slip through with other rounding. */
export const CLEAR = 2;
/** A tolerance should be at least so many times what right ways differ by. */
export const ROOM = 3;

/** What is wrong with an assignment's tests, by its catalogue; nothing where each mistake costs points and no right way does. */
export function faultsOf({ mistakes, failed, checks }: Audit): string[] {
  const survivors = mistakes
    .filter(({ fails }) => fails.length === 0)
    .map(
      ({ mistake: { path, title } }) =>
        `${path} keeps all its points (${title}): a test is missing, or a tolerance is too wide.`,
    );
  const unclear = mistakes
    .filter(({ fails, factor }) => fails.length > 0 && factor < CLEAR)
    .map(
      ({ mistake: { path }, factor, fails }) =>
        `${path} fails by ${factor.toPrecision(3)} times the tolerance only (${fails.join(', ')}); ${CLEAR} times is clear.`,
    );
  const lost = failed.map(
    ({ equivalent: { path, title }, test, message }) =>
      `${path} is right (${title}), but fails the test "${test}": ${message}`,
  );
  const narrow = checks
    .filter(({ noise, bound }) => noise && noise.error <= bound && noise.error * ROOM > bound)
    .map(
      ({ problem, check, bound, noise }) =>
        `${problem}: the bound ${bound} of ${check} is only ${(bound / noise!.error).toPrecision(2)} times what ${noise!.id} differs by; ${ROOM} times leaves room.`,
    );
  return [...survivors, ...unclear, ...lost, ...narrow];
}

/** A bound halfway between what right ways differ by and the nearest mistake, as factors go; undefined where one of them is not known. */
export function proposed({ noise, nearest }: AuditedCheck): number | undefined {
  if (!nearest || !noise || noise.error <= 0) return undefined;
  return Number(Math.sqrt(noise.error * nearest.error).toPrecision(1));
}
