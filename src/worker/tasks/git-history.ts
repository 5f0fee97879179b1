import git, { type ReadCommitResult } from 'isomorphic-git';
import { fileSystemOf } from '../../intake/git/memory.js';
import { litterIn } from '../../intake/open/left-out.js';
import { LIMITS } from '../../intake/open/limits.js';
import type { Task } from '../task.js';

/** A file of a repository's folder `.git`, by its path in there. */
export type GitFile = readonly [path: string, bytes: Uint8Array];

/** The commit that counts, and what is to be said of it. */
export interface Checkout {
  /** Nothing was ever committed. */
  readonly empty?: boolean;
  readonly commit?: string;
  /** Seconds since 1970, by the committer's clock. */
  readonly at?: number;
  /** Commits after the deadline. */
  readonly later?: number;
  /** What is no file of its own in the commit: links, other repositories, files over the limit. */
  readonly left?: readonly string[];
}

/** Commits that are looked through. */
const COMMITS = 20_000;
/** Names of what is left that are told. */
const TOLD = 20;

/**
 * Gives the files of the commit that counts, as `{ name, bytes }`: the last one at the deadline or before it, else the last.
 * Nothing of the repository runs: no hooks, no configuration, no filters; it is read from memory.
 *
 * - `deadline`: seconds since 1970.
 */
export default (async ({ files, deadline }, part) => {
  const repository = { fs: fileSystemOf(files), gitdir: '/git', cache: {} };
  let head: string;
  try {
    head = await git.resolveRef({ ...repository, ref: 'HEAD' });
  } catch (error) {
    if ((error as { code?: string }).code === 'NotFoundError') return { empty: true };
    throw error;
  }
  const log = await git.log({ ...repository, ref: head, depth: COMMITS });
  const newest = [...log].sort((a, b) => time(b) - time(a));
  const inTime = deadline === undefined ? undefined : newest.find((each) => time(each) <= deadline);
  // Of two commits of one second the one that the other came before: the log has it first.
  const chosen = inTime ?? log[0]!;
  const left: string[] = [];
  let [room, most] = [LIMITS.totalBytes, LIMITS.files];
  const walk = async (oid: string, folder: string, depth: number): Promise<void> => {
    const { tree } = await git.readTree({ ...repository, oid });
    for (const { mode, path, oid: inside, type } of tree) {
      const name = `${folder}${path}`;
      if (litterIn(path) !== undefined) continue;
      if (type === 'tree') {
        if (depth < LIMITS.depth) await walk(inside, `${name}/`, depth + 1);
        else left.push(`${name} (too deep)`);
      } else if (type !== 'blob' || mode === '120000') {
        left.push(`${name} (${type === 'blob' ? 'a link' : 'another repository'})`);
      } else {
        const { blob } = await git.readBlob({ ...repository, oid: inside });
        room -= blob.length;
        most--;
        if (blob.length > LIMITS.fileBytes || room < 0 || most < 0) left.push(`${name} (too large)`);
        else part({ name, bytes: blob });
      }
    }
  };
  await walk(chosen.commit.tree, '', 1);
  const later =
    deadline === undefined ? 0 : log.filter((each) => time(each) > deadline && each !== chosen).length;
  return { commit: chosen.oid, at: time(chosen), later, left: left.slice(0, TOLD) };
}) satisfies Task<{ files: readonly GitFile[]; deadline?: number | undefined }, Checkout>;

const time = ({ commit }: ReadCommitResult): number => commit.committer.timestamp;
