import { GradelensError } from '../../errors.js';
import type { Mechanism } from '../mechanism.js';

/** `--permission` since Node 22.13, with a longer name before. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/**
 * Node's permission model, and the limit of JavaScript's heap. A seat belt: Node itself says that it does not protect
 * against malicious code.
 */
export default {
  title: "Node's permission model",
  stops: 'files but its own, writing, programs, native add-ons, worker threads',
  kind: 'limit',
  holds: [],
  order: 0,
  missing: async () => undefined,
  wrap: ({ program, args, files }, { readable, memoryLimit, addons = false }) => ({
    program,
    args: [
      PERMISSION,
      ...readable.map((path) => `--allow-fs-read=${literal(path)}`),
      // Who may load machine code can do all that threads can, which sharp has instead where it is WebAssembly.
      ...(addons ? ['--allow-addons', '--allow-worker'] : []),
      `--max-old-space-size=${memoryLimit}`,
      '--enable-source-maps',
      '--no-warnings',
      ...args,
    ],
    files,
  }),
} satisfies Mechanism;

/**
 * Of a path, Node takes any star for "whatever follows" and would open all that begins with what stands before it.
 *
 * @throws {GradelensError} `PATH_WITH_STAR`
 */
function literal(path: string): string {
  if (!path.replace(/\/\*$/, '').includes('*')) return path;
  throw new GradelensError(
    'PATH_WITH_STAR',
    `There is a * in the name of the folder ${path}, which Node's permission model takes for a pattern. Nothing was started. ` +
      'Move gradelens, or what TMPDIR names, into a folder without one.',
  );
}
