import { realpathSync } from 'node:fs';
import type { Mechanism } from '../mechanism.js';
import { find, runs } from '../programs.js';

/** An image with Node for the machine's processor; pulled beforehand by whoever wants containers. */
const IMAGE = 'docker.io/library/node:22-slim';
const engine = (): string | undefined => find('podman') ?? find('docker');

/**
 * A container of podman or docker, where neither bubblewrap nor sandbox-exec works: no network, read-only, no capabilities.
 * podman only hands on the two pipes (`--preserve-fds`); docker cannot, so it is named and not used.
 */
export default {
  title: 'container',
  stops: 'the network, other processes, every file but its own, writing',
  kind: 'isolation',
  order: 12,
  async missing() {
    const program = engine();
    if (!program) return 'neither podman nor docker is installed';
    if (program.endsWith('docker'))
      return 'docker cannot hand on the pipes that answers come by; install podman';
    const failure = await runs({ program, args: ['image', 'exists', IMAGE], files: [] });
    return failure && `podman has no image ${IMAGE}; get it: podman pull ${IMAGE}`;
  },
  wrap: ({ args, files }, { readable, cwd }) => ({
    program: engine()!,
    args: [
      ...[
        'run',
        '--rm',
        '--network=none',
        '--read-only',
        '--cap-drop=all',
        '--security-opt=no-new-privileges',
      ],
      // Descriptors 3 and 4, and any file after them.
      ...['--pids-limit=64', `--preserve-fds=${2 + files.length}`, `--workdir=${realpathSync(cwd)}`],
      ...readable
        .map((path) => path.replace(/\/\*$/, ''))
        .flatMap((path) => ['--volume', `${path}:${path}:ro`]),
      ...[IMAGE, 'node', ...args],
    ],
    files,
  }),
} satisfies Mechanism;
