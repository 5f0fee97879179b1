import { unitsOf } from '../../folder.js';
import type { SubmissionResult } from '../../grade/result.js';
import type { ClassAbout } from '../format.js';
import type { Section, SectionUnit } from './section.js';

const SECTIONS = new URL('./sections/', import.meta.url);

/** Of the class that is being reported: its page and its paper say the same. */
const known = new WeakMap<
  readonly SubmissionResult[],
  { readonly about: ClassAbout; readonly sections: Promise<Section[]> }
>();

/** The parts of the report on a class that have something to tell, in their order. */
export function overviewOf(
  results: readonly SubmissionResult[],
  about: ClassAbout,
): Promise<readonly Section[]> {
  const last = known.get(results);
  if (last?.about === about) return last.sections;
  const sections = sectionsOf(results, about);
  known.set(results, { about, sections });
  return sections;
}

async function sectionsOf(results: readonly SubmissionResult[], about: ClassAbout): Promise<Section[]> {
  const units = [...(await unitsOf<SectionUnit>(SECTIONS)).values()].sort((a, b) => a.place - b.place);
  return units.flatMap(({ section }) => section(results, about) ?? []);
}
