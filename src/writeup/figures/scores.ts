import type { FlatTensor } from '../../tensor/flat.js';
import { scoresKey } from './call.js';
import { type Place, proceed } from './place.js';

/** What the assignment's own network says of one picture. */
export interface Prediction {
  /** Unnormalised scores by class. */
  readonly scores: readonly number[];
  /** Their softmax. */
  readonly probabilities: readonly number[];
  /** Class of the highest score; of equal ones the first. */
  readonly best: number;
}

/** Predictions of normalised pictures [N,H,W,3], by the answer key's process: a hand-in's could say anything. */
export async function predictionsOf(place: Place, pictures: FlatTensor): Promise<Prediction[]> {
  const key = place.cache && (await scoresKey(place, pictures));
  const kept = key === undefined ? undefined : (await place.cache?.get(key))?.scores;
  proceed(place);
  const scores = kept ?? (await place.grader.key.scores(pictures));
  if (!kept && key !== undefined) await place.cache?.set(key, { scores });
  const [count = 0, classes = 0] = scores.shape;
  return Array.from({ length: count }, (_, i) =>
    predictionOf(Array.from(scores.data.subarray(i * classes, (i + 1) * classes))),
  );
}

function predictionOf(scores: readonly number[]): Prediction {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return { scores, probabilities: powers.map((power) => power / sum), best: scores.indexOf(most) };
}

/** `score 28.31, probability 99.9 %`: as many decimals for each of several pictures. */
export const verdictOn = ({ scores, probabilities }: Prediction, index: number): string =>
  `score ${scores[index]!.toFixed(2)}, probability ${percent(probabilities[index]!)}`;

/** `99.9 %`; what would round to none or all of it is said to be less or more. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1 %';
  if (share < 1 && share > 0.9995) return '> 99.9 %';
  return `${(100 * share).toFixed(1)} %`;
}
