import { systemFault } from '../system-error.js';
import { EXIT } from './exit.js';
import { painter } from './terminal.js';

/**
 * Output that nobody takes ends no run: `gradelens grade ... | head` goes on writing reports, and says nothing more.
 *
 * Where standard output is a file that cannot be written (a full disk), that is said once, and the exit code is not 0.
 */
export function outliveOutput(): void {
  let said = false;
  process.stdout.on('error', (error) => {
    const fault = systemFault(error);
    if (said || fault?.code === 'EPIPE') return;
    said = true;
    const why = fault ? `${fault.what}. ${fault.remedy}` : error.message;
    process.stderr.write(
      `${painter(process.stderr)('red', 'error')} Cannot write to standard output: ${why} Files that were written are whole.\n`,
    );
    process.exitCode ||= EXIT.usage;
  });
  process.stderr.on('error', () => {});
}
