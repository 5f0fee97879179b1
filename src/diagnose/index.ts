import { unitsOf } from '../folder.js';
import type { Finding } from '../grade/result.js';
import { describe } from './describe.js';
import type { Hypothesis } from './hypothesis.js';
import type { Mismatch } from './mismatch.js';

/** Every hypothesis by its file's name, which is the `id` of its findings. */
export const hypotheses = await unitsOf<Hypothesis>(new URL('./hypotheses/', import.meta.url));

/** What is less likely than this is a guess, and is not told. */
const LIKELY = 0.5;
/** Beside what all numbers fit, only what they fit as well is told. */
const CERTAIN = 0.9;
/** Alternatives that are told. */
const MOST = 3;

/**
 * What the numbers alone tell of why a submission's outputs are not the answer key's, the most confident first.
 *
 * Every hypothesis looks at every wrong output; of several it reports the one it explains best. Several findings may hold
 * at once: they are alternatives. Where nothing fits there is still a description: how far off, where, what is right.
 */
export function diagnose(mismatch: Mismatch): Finding[] {
  const findings = [...hypotheses].flatMap(([id, hypothesis]) => {
    const [first] = hypothesis.explain(mismatch).toSorted(byConfidence);
    return first ? [{ id, ...first }] : [];
  });
  const [best] = findings.sort(byConfidence);
  const least = best && best.confidence >= CERTAIN ? CERTAIN : LIKELY;
  const likely = findings.filter(({ confidence }) => confidence >= least);
  const told = likely.filter(({ id }, i) => !likely.slice(0, i).some((surer) => sayTheSame(surer.id, id)));
  if (told.length > 0) return told.slice(0, MOST);
  return describe(mismatch).map((each) => ({ id: 'difference', ...each }));
}

const sayTheSame = (a: string, b: string): boolean =>
  [hypotheses.get(a)?.restates?.includes(b), hypotheses.get(b)?.restates?.includes(a)].includes(true);

const byConfidence = (a: { confidence: number }, b: { confidence: number }): number =>
  b.confidence - a.confidence;
