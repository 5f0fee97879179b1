import { about, gradedOutputs, type Tensors } from '../compare/outputs.js';
import { unitsOf } from '../folder.js';
import type { Finding } from '../grade/result.js';
import type { Hypothesis } from './hypothesis.js';

/** Every hypothesis by its file's name, which is the `id` of its findings. */
export const hypotheses = await unitsOf<Hypothesis>(new URL('./hypotheses/', import.meta.url));

/**
 * Causes that would explain why a submission's outputs are not the answer key's, the most confident first.
 *
 * Every hypothesis looks at every output that both sides give; of several outputs it reports the one it explains best.
 * Several findings may hold at once: they are alternatives.
 */
export function diagnose(mismatch: {
  readonly problem: string;
  readonly actual: Tensors;
  readonly expected: Tensors;
  readonly inputs: Tensors;
}): Finding[] {
  const { problem, inputs } = mismatch;
  const findings = [...hypotheses].flatMap(([id, hypothesis]) => {
    const found = gradedOutputs(mismatch.expected).flatMap((output): Finding[] => {
      const [actual, expected] = [mismatch.actual[output], mismatch.expected[output]];
      const explanation = actual && expected && hypothesis.explain({ problem, actual, expected, inputs });
      if (!explanation) return [];
      const { message, confidence } = explanation;
      return [{ id, message: about(output, mismatch.expected) + message, confidence }];
    });
    return found.sort(byConfidence).slice(0, 1);
  });
  return findings.sort(byConfidence);
}

const byConfidence = (a: Finding, b: Finding): number => b.confidence - a.confidence;
