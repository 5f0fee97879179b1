import { chmod, copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { temporaryFolder } from '../../src/temporary.js';
import { type WorkerProgram, workerProgram } from '../../src/worker/program.js';

/** The worker's program with other tasks, as modules by name. */
export async function programWith(
  tasks: Readonly<Record<string, string>>,
): Promise<{ program: WorkerProgram; remove: () => Promise<void> }> {
  const own = await workerProgram();
  const { path, remove } = temporaryFolder('test');
  await mkdir(join(path, 'tasks'));
  for (const file of await readdir(own.cwd)) {
    if (file.endsWith('.mjs')) await copyFile(join(own.cwd, file), join(path, file));
  }
  await symlink(join(own.cwd, 'node_modules'), join(path, 'node_modules'));
  for (const [name, code] of Object.entries(tasks)) await writeFile(join(path, `tasks/${name}.mjs`), code);
  // As another user may run it.
  await chmod(path, 0o755);
  const readable = [...own.readable, `${path}/*`];
  return { program: { program: join(path, basename(own.program)), cwd: path, readable }, remove };
}
