import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mechanism, within } from '../../src/sandbox/mechanism.js';

/** Tries what a hostile program would, without Node's permission model in the way, and says what worked. */
const PROGRAM = `
const fs = require('fs'), net = require('net'), cp = require('child_process');
const [, , parent, port, socket] = process.argv;
const done = {};
const attempt = (name, work) => { try { done[name] = work() ?? true; } catch (error) { done[name] = false; } };
attempt('reads /etc/passwd', () => fs.readFileSync('/etc/passwd').length > 0);
attempt('reads the home folder', () => fs.readdirSync('/root').length >= 0);
attempt('lists /tmp of the machine', () => fs.readdirSync('/tmp').length > 0 && fs.readdirSync('/tmp').some((name) => name.startsWith('gradelens')) && fs.existsSync(socket));
attempt('watches /tmp', () => { fs.watch('/tmp').close(); return fs.existsSync(socket); });
for (const folder of ['/tmp', '/', __dirname, '/dev/shm']) attempt('writes ' + folder, () => fs.writeFileSync(folder + '/gradelens-escape', 'x'));
attempt('cuts its own file', () => fs.truncateSync(__dirname + '/victim', 0));
attempt('opens its own file to all', () => fs.chmodSync(__dirname + '/victim', 0o666));
attempt('moves its own file', () => fs.renameSync(__dirname + '/victim', __dirname + '/moved'));
attempt('sees the environment', () => Object.keys(process.env).filter((name) => name !== 'PWD').length > 0);
attempt('signals the parent', () => process.kill(Number(parent), 0));
attempt('slows the parent', () => (require('os').setPriority(Number(parent), require('os').getPriority(Number(parent))), Number(parent) > 9));
attempt('reads the memory of the parent', () => fs.openSync('/proc/' + parent + '/mem') > 0);
attempt('sees other processes', () => fs.readFileSync('/proc/' + parent + '/cmdline', 'utf8').length > 0);
attempt('is root outside', () => !/^\\s*65534\\s/.test(fs.readFileSync('/proc/self/uid_map', 'utf8')) && process.getuid() === 0);
attempt('starts a program', () => cp.spawnSync(process.execPath, ['--version']).status === 0);
const connect = (name, where) => new Promise((resolve) => {
  const client = net.connect(where).on('connect', () => { done[name] = true; client.destroy(); resolve(); }).on('error', () => { done[name] = false; resolve(); });
});
const threads = new Promise((resolve) => {
  const { Worker } = require('worker_threads');
  new Worker('1', { eval: true }).on('exit', () => resolve(done['starts a thread'] = true)).on('error', () => resolve(done['starts a thread'] = false));
});
attempt('signals itself', () => process.kill(process.pid, 0));
attempt('knows its own memory', () => process.memoryUsage().rss > 0);
Promise.all([connect('connects over TCP', { port: Number(port), host: '127.0.0.1' }), connect('connects to a Unix socket', socket), connect('connects to an abstract socket', '\\0gradelens-probe-' + port), threads])
  .then(() => process.stdout.write(JSON.stringify(done)));
`;

/** What a program may do. */
const HARMLESS = ['starts a thread', 'signals itself', 'knows its own memory'];

/** What a probe could do. */
export interface Probed {
  /** What should not have worked, and did. */
  readonly worked: readonly string[];
  /** What must work, and did not. */
  readonly failed: readonly string[];
}

/** A folder with the probe, and servers that it tries to reach. */
export class EscapeProbe {
  readonly folder: string;
  /** Who reached a server. */
  connections = 0;
  readonly #servers: Server[] = [];

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<EscapeProbe> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'gradelens-probe-')));
    await writeFile(join(folder, 'probe.cjs'), PROGRAM);
    // For another user.
    await chmod(folder, 0o711);
    return new EscapeProbe(folder);
  }

  /** Where the probe tries to write. */
  get places(): readonly string[] {
    return ['/tmp', '/', this.folder, '/dev/shm'].map((folder) => join(folder, 'gradelens-escape'));
  }

  /** What the probe has written. */
  async written(): Promise<string[]> {
    const found = await Promise.all(
      this.places.map((path) =>
        stat(path)
          .then(() => path)
          .catch(() => ''),
      ),
    );
    return found.filter(Boolean);
  }

  /** Removes what the probe has written. */
  async clear(): Promise<void> {
    await Promise.all(this.places.map((path) => rm(path, { force: true })));
  }

  /** Runs it within mechanisms. `prefix`: a program with its arguments that starts the whole. */
  async run(used: readonly Mechanism[], prefix: readonly string[] = []): Promise<Probed> {
    const port = await this.#listen(0);
    const socket = join(this.folder, `socket-${this.#servers.length}`);
    await this.#listen(socket);
    await chmod(socket, 0o777);
    if (process.platform === 'linux') await this.#listen(`\0gradelens-probe-${port}`);
    await writeFile(join(this.folder, 'victim'), 'whole', { mode: 0o644 });
    const readable = [join(this.folder, 'probe.cjs')];
    const command = within(used, readable[0]!, { readable, cwd: this.folder, memoryLimit: 2048 });
    const files = command.files.map((file) => openSync(file, 'r'));
    const [program, ...args] = [...prefix, command.program, ...command.args, String(process.pid)];
    const child = spawn(program!, [...args, String(port), socket], {
      env: {},
      stdio: ['ignore', 'pipe', 'inherit', 'ignore', 'ignore', ...files],
    });
    files.forEach(closeSync);
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    const done = JSON.parse(said) as Record<string, boolean>;
    return {
      worked: Object.keys(done).filter((name) => done[name] && !HARMLESS.includes(name)),
      failed: HARMLESS.filter((name) => !done[name]),
    };
  }

  async close(): Promise<void> {
    for (const server of this.#servers) server.close();
    await this.clear();
    await rm(this.folder, { recursive: true, force: true });
  }

  #listen(where: string | number): Promise<number> {
    const server = createServer(() => this.connections++);
    this.#servers.push(server);
    return new Promise((resolve) =>
      server.listen(where, () => {
        const address = server.address();
        resolve(typeof address === 'object' ? address!.port : 0);
      }),
    );
  }
}
