/**
 * The program of the process that compiles. What the compiler says of a file can be larger than the file a thousand times:
 * it quotes the whole line with each mistake. Here that costs neither the grader's time nor its memory.
 */
import { type Bundled, bundle } from './bundle.js';
import { bundleTogether, type Together } from './bundle-together.js';
import type { Compiled, ToCompile, ToCompileTogether } from './bundler.js';

process.on('message', (task: ToCompile | ToCompileTogether) => {
  void make(task)
    .then(
      (made): Compiled => ({ made }),
      (error: NodeJS.ErrnoException): Compiled => {
        const { message, code, syscall, path } = error;
        return { error: { message, ...JSON.parse(JSON.stringify({ code, syscall, path })) } };
      },
    )
    .then((answer) => process.send!(answer));
});

const make = (task: ToCompile | ToCompileTogether): Promise<Bundled | Together | undefined> =>
  'together' in task
    ? bundleTogether(task.folder, task.together)
    : bundle(task.folder, task.file, task.imports, task.debugged);
// The grader has gone.
process.on('disconnect', () => process.exit());
