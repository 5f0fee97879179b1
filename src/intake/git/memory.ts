import type { FsClient } from 'isomorphic-git';
import type { GitFile } from '../../worker/tasks/git-history.js';

/** A repository's files in memory, below `/git`, for isomorphic-git: it reads these and nothing else, and writes nothing. */
export function fileSystemOf(files: readonly GitFile[]): FsClient {
  const contents = new Map(files.map(([path, bytes]) => [`/git/${path}`, Buffer.from(bytes)]));
  const folders = new Map<string, Set<string>>([['/git', new Set()]]);
  for (const path of contents.keys()) {
    const parts = path.split('/');
    for (let i = 2; i < parts.length; i++) {
      const folder = parts.slice(0, i).join('/');
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[i]!));
    }
  }
  const look = async (path: string) => {
    const file = contents.get(path);
    if (!file && !folders.has(path)) throw absent(path);
    const type = file ? 'file' : 'dir';
    return {
      ...{ type, size: file?.length ?? 0, mode: file ? 0o100644 : 0o040000, ino: 0, uid: 0, gid: 0, dev: 0 },
      ...{
        mtimeMs: 0,
        ctimeMs: 0,
        isFile: () => type === 'file',
        isDirectory: () => type === 'dir',
        isSymbolicLink: () => false,
      },
    };
  };
  const refuse = async (): Promise<never> => {
    throw Object.assign(new Error('nothing is written here'), { code: 'EROFS' });
  };
  return {
    promises: {
      readFile: async (path: string, options?: string | { encoding?: string }) => {
        const file = contents.get(path);
        if (!file) throw absent(path);
        const encoding = typeof options === 'string' ? options : options?.encoding;
        return encoding === undefined ? file : file.toString(encoding as BufferEncoding);
      },
      readdir: async (path: string) => {
        const names = folders.get(path);
        if (!names) throw absent(path);
        return [...names];
      },
      ...{ stat: look, lstat: look, readlink: refuse, symlink: refuse },
      ...{ writeFile: refuse, unlink: refuse, mkdir: refuse, rmdir: refuse },
    },
  };
}

const absent = (path: string): Error => Object.assign(new Error(`there is no ${path}`), { code: 'ENOENT' });
