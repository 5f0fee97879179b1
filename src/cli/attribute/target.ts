import { GradelensError } from '../../errors.js';
import { likeliest } from './likeliest.js';

/**
 * The class that a person names by its index or by its label: the whole label, one of its names between commas, or a part
 * that only one label has. Capital letters do not matter.
 *
 * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_UNKNOWN`, `TARGET_AMBIGUOUS`
 */
export function classNamed(asked: string, labels: readonly string[]): number {
  if (/^\d+$/.test(asked)) {
    const index = Number(asked);
    if (index < labels.length) return index;
    throw new GradelensError(
      'TARGET_OUT_OF_RANGE',
      `Target ${asked} is no class: expected 0 to ${labels.length - 1}.`,
    );
  }
  const wanted = asked.toLowerCase();
  const names = labels.map((label) => [label, ...label.split(', ')].map((name) => name.toLowerCase()));
  const exact = indicesWhere(names, (own) => own.includes(wanted));
  const found = exact.length > 0 ? exact : indicesWhere(names, ([whole]) => whole!.includes(wanted));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const some = found.slice(0, 8).map((index) => `${index} ${labels[index]}`);
    throw new GradelensError(
      'TARGET_AMBIGUOUS',
      `${found.length} classes are called ${JSON.stringify(asked)}: ${some.join('; ')}${found.length > 8 ? '; ...' : ''}. Give the index.`,
    );
  }
  throw new GradelensError(
    'TARGET_UNKNOWN',
    `No class is called ${JSON.stringify(asked)}. Did you mean ${likeliest(asked, labels)}? An index works too.`,
  );
}

const indicesWhere = <T>(list: readonly T[], holds: (each: T) => boolean): number[] =>
  [...list.keys()].filter((index) => holds(list[index]!));
