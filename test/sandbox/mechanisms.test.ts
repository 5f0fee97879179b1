import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { barrier, type Mechanism, within } from '../../src/sandbox/mechanism.js';
import bubblewrap from '../../src/sandbox/mechanisms/bubblewrap.js';
import nobody from '../../src/sandbox/mechanisms/nobody.js';
import prlimit from '../../src/sandbox/mechanisms/prlimit.js';
import { seccompFilter } from '../../src/sandbox/seccomp.js';

/** Tries what a hostile program would, without Node's permission model in the way, and says what worked. */
const PROBE = `
const fs = require('fs'), net = require('net'), cp = require('child_process');
const [, , parent, port, socket] = process.argv;
const done = {};
const attempt = (name, work) => { try { done[name] = work() ?? true; } catch (error) { done[name] = false; } };
attempt('reads /etc/passwd', () => fs.readFileSync('/etc/passwd').length > 0);
attempt('reads the home folder', () => fs.readdirSync('/root').length >= 0);
attempt('lists /tmp of the machine', () => fs.readdirSync('/tmp').length > 0 && fs.readdirSync('/tmp').some((name) => name.startsWith('gradelens')) && fs.existsSync(socket));
for (const folder of ['/tmp', '/', __dirname, '/dev/shm']) attempt('writes ' + folder, () => fs.writeFileSync(folder + '/gradelens-escape', 'x'));
attempt('sees the environment', () => Object.keys(process.env).filter((name) => name !== 'PWD').length > 0);
attempt('signals the parent', () => process.kill(Number(parent), 0));
attempt('sees other processes', () => fs.readFileSync('/proc/' + parent + '/cmdline', 'utf8').includes('mocha'));
attempt('is root outside', () => !/^\\s*65534\\s/.test(fs.readFileSync('/proc/self/uid_map', 'utf8')) && process.getuid() === 0);
const ran = cp.spawnSync(process.execPath, ['--version']);
done['starts a program'] = ran.status === 0;
const connect = (name, where) => new Promise((resolve) => {
  const client = net.connect(where).on('connect', () => { done[name] = true; client.destroy(); resolve(); }).on('error', () => { done[name] = false; resolve(); });
});
const threads = new Promise((resolve) => {
  const { Worker } = require('worker_threads');
  new Worker('1', { eval: true }).on('exit', () => resolve(done['starts a thread'] = true)).on('error', () => resolve(done['starts a thread'] = false));
});
Promise.all([connect('connects over TCP', { port: Number(port), host: '127.0.0.1' }), connect('connects to a Unix socket', socket), threads])
  .then(() => process.stdout.write(JSON.stringify(done)));
`;

/** Where the probe tries to write. */
const PLACES = (folder: string): string[] => ['/tmp', '/', folder, '/dev/shm'];

describe('isolation', function () {
  this.timeout(30_000);
  let folder: string;
  const servers: Server[] = [];
  let connections = 0;

  before(async function () {
    const why = await bubblewrap.missing();
    if (why) {
      console.log(`      skipped: ${this.test?.parent?.title}: ${why}`);
      this.skip();
    }
    folder = await realpath(await mkdtemp(join(tmpdir(), 'gradelens-probe-')));
    await writeFile(join(folder, 'probe.cjs'), PROBE);
    // For the user nobody.
    await chmod(folder, 0o711);
  });
  after(async () => {
    for (const server of servers) server.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const listen = (where: string | number): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer(() => connections++);
      servers.push(server);
      server.listen(where, () => resolve(server));
    });

  /** Runs the probe within mechanisms. */
  async function probe(used: readonly Mechanism[]): Promise<Record<string, boolean>> {
    const server = await listen(0);
    const socket = join(folder, `socket-${servers.length}`);
    await listen(socket);
    const { port } = server.address() as { port: number };
    const command = within(used, join(folder, 'probe.cjs'), {
      readable: [join(folder, 'probe.cjs')],
      cwd: folder,
      memoryLimit: 2048,
    });
    const files = command.files.map((file) => openSync(file, 'r'));
    const args = [...command.args, String(process.pid), String(port), socket];
    const child = spawn(command.program, args, {
      env: {},
      stdio: ['ignore', 'pipe', 'inherit', 'ignore', 'ignore', ...files],
    });
    files.forEach(closeSync);
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    await new Promise((resolve) => child.on('close', resolve));
    return JSON.parse(said) as Record<string, boolean>;
  }

  const worked = (done: Record<string, boolean>): string[] =>
    Object.keys(done).filter((name) => done[name] && name !== 'starts a thread');

  it('a plain process can do most of what the probe tries, so the probe shows something', async () => {
    const done = await probe([]);
    expect(worked(done)).to.include.members([
      'reads /etc/passwd',
      'writes /tmp',
      'signals the parent',
      'sees other processes',
      'starts a program',
      'connects over TCP',
      'connects to a Unix socket',
    ]);
    await Promise.all(PLACES(folder).map((path) => rm(join(path, 'gradelens-escape'), { force: true })));
  });

  it('bubblewrap alone stops all of it, and leaves threads, which Node needs', async () => {
    const before = connections;
    const done = await probe([bubblewrap]);
    expect(worked(done)).to.deep.equal([]);
    expect(done['starts a thread']).to.equal(true);
    expect(connections).to.equal(before);
    for (const path of PLACES(folder)) {
      expect(await stat(join(path, 'gradelens-escape')).catch(() => 'absent')).to.equal('absent');
    }
  });

  it('with every mechanism in force as well', async () => {
    const { used } = await barrier();
    const done = await probe(used.filter(({ title }) => !title.includes('permission')));
    expect(worked(done)).to.deep.equal([]);
  });

  it('gives up being root, where it is root', async function () {
    const why = await nobody.missing();
    if (why) {
      console.log(`      skipped: ${this.test?.title}: ${why}`);
      this.skip();
    }
    expect(worked(await probe([prlimit, nobody]))).not.to.include.members([
      'is root outside',
      'reads the home folder',
    ]);
  });
});

describe('every mechanism', () => {
  it('says what it stops, and is in force or says why not', async () => {
    const { used, unused, isolated } = await barrier();
    const all = [...used, ...unused.map(({ mechanism }) => mechanism)];
    expect(all.length).to.be.at.least(7);
    expect(new Set(all.map(({ title }) => title)).size).to.equal(all.length);
    for (const { stops } of all) expect(stops.length).to.be.above(10);
    for (const { why } of unused) expect(why.length).to.be.above(5);
    expect(used.filter(({ kind }) => kind === 'isolation')).to.have.length(isolated ? 1 : 0);
  });

  it('wraps the command, so that its own end is what was to be started', async () => {
    const limits = { readable: ['/usr/*'], cwd: '/', memoryLimit: 512 };
    const { used } = await barrier();
    for (let count = 0; count <= used.length; count++) {
      const { args } = within(used.slice(0, count), '/usr/program.mjs', limits);
      expect(args.at(-1)).to.equal('/usr/program.mjs');
    }
  });
});

describe('the seccomp filter', () => {
  it('is whole instructions, ends by allowing, and jumps stay inside', () => {
    for (const architecture of ['x64', 'arm64']) {
      const filter = seccompFilter(architecture)!;
      expect(filter.length % 8).to.equal(0);
      const count = filter.length / 8;
      expect([filter.readUInt16LE(filter.length - 8), filter.readUInt32LE(filter.length - 4)]).to.deep.equal([
        0x06, 0x7fff0000,
      ]);
      for (let i = 0; i < count; i++) {
        const [ifTrue, ifFalse] = [filter[i * 8 + 2]!, filter[i * 8 + 3]!];
        expect(i + 1 + Math.max(ifTrue, ifFalse)).to.be.below(count + 1);
      }
    }
  });

  it('is not made for a processor whose numbers are unknown', () => {
    expect(seccompFilter('riscv64')).to.equal(undefined);
  });
});
