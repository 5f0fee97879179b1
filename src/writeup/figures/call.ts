import type { Problem } from '../../rubric/schema.js';
import type { Argument } from '../../sandbox/call.js';
import { packCall } from '../../sandbox/messages.js';
import { TensorCache } from '../../store/tensor-cache.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { FigureFailure, type Place, proceed } from './place.js';

type Outputs = Readonly<Record<string, FlatTensor>>;
type Arguments = Readonly<Record<string, Argument>>;

/** `timeLimit` in seconds of processor time; `onProgress` hears how often a recorder was called. */
interface Limits {
  readonly timeLimit: number;
  onProgress?(done: number): void;
}

/**
 * What the hand-in's function of a problem gives, from the cache where it was computed before.
 *
 * @throws {FigureFailure} which function failed, where and how
 */
export async function outputsOf(
  place: Place,
  problem: Problem,
  args: Arguments,
  limits: Limits,
): Promise<Outputs> {
  const key = place.cache && (await callKey(place, problem, args));
  const kept = key === undefined ? undefined : await place.cache?.get(key);
  if (kept) return kept;
  const outputs = await freshOutputsOf(place, problem, args, limits);
  if (key !== undefined) await place.cache?.set(key, outputs);
  return outputs;
}

/** The same by a call in any case. */
export async function freshOutputsOf(
  place: Place,
  problem: Problem,
  args: Arguments,
  limits: Limits,
): Promise<Outputs> {
  proceed(place);
  const before = place.spent?.get(problem.id) ?? place.budget?.exceeded;
  if (before !== undefined) throw failureOf(problem, problem.file, before);
  const call = { file: problem.file, export: problem.export, arguments: args };
  const answer = await place.session.call(call, limits);
  if (answer.outcome === 'returned') return answer.outputs;
  proceed(place);
  if (answer.outcome === 'timeout' || answer.outcome === 'out-of-memory') {
    place.spent?.set(problem.id, answer.message);
  }
  throw failureOf(problem, answer.where ?? problem.file, answer.message);
}

const failureOf = (problem: Problem, where: string, message: string): FigureFailure =>
  new FigureFailure(
    `${problem.export} gave no result (${where}). ${message} The public tests of ${problem.title} say more: gradelens check.`,
  );

/**
 * The cache's key for a call, with anything else that decides what is kept; undefined for a file that does not compile.
 */
export async function callKey(
  { session }: Place,
  problem: Problem,
  args: Arguments,
  more: unknown = null,
): Promise<string | undefined> {
  const code = await session.fingerprint(problem.file);
  const { call, tensors } = packCall({ file: problem.file, export: problem.export, arguments: args });
  return code && TensorCache.key({ code, call, more }, tensors);
}

/** The cache's key for the network's scores of pictures. */
export const scoresKey = async ({ session }: Place, pictures: FlatTensor): Promise<string> =>
  TensorCache.key({ network: await session.fingerprint() }, { pictures });
