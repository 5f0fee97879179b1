import { unitsOf } from '../folder.js';
import type { Finding } from '../grade/result.js';
import { describe } from './describe.js';
import type { Hypothesis } from './hypothesis.js';
import type { Mismatch } from './mismatch.js';

/** Every hypothesis by its file's name, which is the `id` of its findings. */
export const hypotheses = await unitsOf<Hypothesis>(new URL('./hypotheses/', import.meta.url));

/** From here on a finding makes the plain description of the difference unnecessary. */
const GOOD = 0.5;
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
    const [best] = hypothesis.explain(mismatch).toSorted(byConfidence);
    return best ? [{ id, ...best }] : [];
  });
  const found = findings.sort(byConfidence).slice(0, MOST);
  if (found.some(({ confidence }) => confidence >= GOOD)) return found;
  return [...found, ...describe(mismatch).map((each) => ({ id: 'difference', ...each }))].sort(byConfidence);
}

const byConfidence = (a: { confidence: number }, b: { confidence: number }): number =>
  b.confidence - a.confidence;
