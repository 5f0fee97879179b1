import { unitsOf } from '../../folder.js';
import type { SubmissionResult } from '../../grade/result.js';
import type { ClassAbout } from '../format.js';
import type { Section, SectionUnit } from './section.js';

const SECTIONS = new URL('./sections/', import.meta.url);

/** The parts of the report on a class that have something to tell, in their order. */
export async function overviewOf(
  results: readonly SubmissionResult[],
  about: ClassAbout,
): Promise<Section[]> {
  const units = [...(await unitsOf<SectionUnit>(SECTIONS)).values()].sort((a, b) => a.place - b.place);
  return units.flatMap(({ section }) => section(results, about) ?? []);
}
