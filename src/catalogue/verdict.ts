import type { Audit, AuditedCheck, Seen } from './audit.js';

/** A mistake that its tests tell by less than so many times the bound may slip through with other rounding. */
export const CLEAR = 2;
/** A tolerance should be at least so many times what right ways differ by. */
export const ROOM = 3;
/** And at most so many times the one that is proposed: nothing defends a wider one. */
export const WIDE = 4;
/** Right answers are taken to differ by sixteen of float32's roundings, where those at hand differ by less. */
export const ROUNDINGS = 2 ** -20;
/** What is proposed looks no further than this for a mistake: one that nobody wrote may lie as near. */
export const FAR = 0.3;

/** What is wrong with an assignment's tests, by its catalogue; nothing where each mistake costs points and no right way does. */
export function faultsOf(found: Audit): string[] {
  const { mistakes, failed } = found;
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
  return [...survivors, ...unclear, ...lost, ...found.checks.flatMap((row) => faultOf(found, row) ?? [])];
}

/** The mistake that is off by the least of those that a check tells better than any other check does. */
export function nearestOf({ checks, mistakes }: Audit, { bound, wrong }: AuditedCheck): Seen | undefined {
  const otherwise = new Set(
    mistakes.filter(({ factor }) => factor === Infinity).map(({ mistake: { id } }) => id),
  );
  const best = new Map<string, number>();
  for (const { bound: other, wrong: seen } of checks)
    for (const { id, error } of seen) best.set(id, Math.max(best.get(id) ?? 0, error / other));
  return wrong
    .filter(({ id, error }) => !otherwise.has(id) && error / bound >= best.get(id)!)
    .reduce<Seen | undefined>(
      (least, each) => (least && least.error <= each.error ? least : each),
      undefined,
    );
}

/** What is wrong with a bound by itself. */
function faultOf(found: Audit, row: AuditedCheck): string | undefined {
  const { problem, check, bound, noise, stated } = row;
  const room = (error: number): string => (bound / error).toPrecision(2);
  if (noise && noise.error <= bound && noise.error * ROOM > bound)
    return `${problem}: the bound ${bound} of ${check} is only ${room(noise.error)} times what ${noise.id} differs by; ${ROOM} times leaves room.`;
  if (stated !== undefined && stated * ROOM > bound)
    return `${problem}: the bound ${bound} of ${check} is only ${room(stated)} times the noise ${stated} that the assignment states; ${ROOM} times leaves room.`;
  if (found.whole && bound > WIDE * middle(found, row))
    return `${problem}: the bound ${bound} of ${check} is wider than anything defends: ${told(found, row)}, and halfway lies ${proposed(found, row)}. Narrow it, or state as \`noise\` by how much right answers are known to differ.`;
  return undefined;
}

/** A bound halfway, as factors go, between what right answers differ by and the nearest mistake: as much room for one as for the other. */
export const proposed = (found: Audit, row: AuditedCheck): number =>
  Number(middle(found, row).toPrecision(1));

const middle = (found: Audit, row: AuditedCheck): number =>
  isCopied(row) ? ROUNDINGS : Math.sqrt(rightOf(row) * Math.min(FAR, nearestOf(found, row)?.error ?? FAR));

/** Numbers that are passed on as they came: right ways agree to the bit, so that rounding alone defends a bound. */
const isCopied = ({ check, noise, stated }: AuditedCheck): boolean =>
  check === 'max-difference' && stated === undefined && noise?.error === 0;

const rightOf = ({ noise, stated }: AuditedCheck): number =>
  Math.max(ROUNDINGS, stated ?? 0, noise?.error ?? 0);

function told(found: Audit, row: AuditedCheck): string {
  const nearest = nearestOf(found, row);
  const wrong = nearest
    ? `the nearest mistake that it tells best, ${nearest.id}, is off by ${nearest.error.toPrecision(2)}`
    : 'it tells no mistake best';
  const right = isCopied(row) ? 'agree to the bit' : `differ by ${rightOf(row).toPrecision(2)}`;
  return `right answers ${right}, ${wrong}`;
}
