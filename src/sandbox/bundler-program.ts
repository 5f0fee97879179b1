/**
 * The program of the process that compiles. What the compiler says of a file can be larger than the file a thousand times:
 * it quotes the whole line with each mistake. Here that costs neither the grader's time nor its memory.
 */
import { bundle } from './bundle.js';
import type { Compiled, ToCompile } from './bundler.js';

process.on('message', ({ folder, file, imports, debugged }: ToCompile) => {
  void bundle(folder, file, imports, debugged)
    .then(
      (bundled): Compiled => ({ bundled }),
      (error: NodeJS.ErrnoException): Compiled => {
        const { message, code, syscall, path } = error;
        return { error: { message, ...JSON.parse(JSON.stringify({ code, syscall, path })) } };
      },
    )
    .then((answer) => process.send!(answer));
});
// The grader has gone.
process.on('disconnect', () => process.exit());
