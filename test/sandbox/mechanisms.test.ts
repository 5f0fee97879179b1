import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { barrier, type Mechanism, within } from '../../src/sandbox/mechanism.js';
import bubblewrap from '../../src/sandbox/mechanisms/bubblewrap.js';
import landlock from '../../src/sandbox/mechanisms/landlock.js';
import namespaces from '../../src/sandbox/mechanisms/namespaces.js';
import nobody from '../../src/sandbox/mechanisms/nobody.js';
import prlimit from '../../src/sandbox/mechanisms/prlimit.js';
import seccomp from '../../src/sandbox/mechanisms/seccomp.js';
import { find } from '../../src/sandbox/programs.js';
import { ROOT } from '../process.js';
import { container } from './container.js';
import { EscapeProbe } from './escape-probe.js';

describe('isolation', function () {
  this.timeout(30_000);
  let probe: EscapeProbe;
  before(async () => {
    probe = await EscapeProbe.open();
  });
  after(() => probe.close());

  /** A mechanism that cannot be used here skips the test, and says so. */
  async function need(test: Mocha.Context, ...mechanisms: Mechanism[]): Promise<void> {
    for (const { missing } of mechanisms) {
      const why = await missing();
      if (why !== undefined) skip(test, why);
    }
  }

  function skip(test: Mocha.Context, why: string): never {
    console.log(`      skipped: ${test.test?.title}: ${why}`);
    return test.skip();
  }

  const isRoot = process.getuid?.() === 0;

  it('a plain process can do what the probe tries, so the probe shows something', async function () {
    if (process.platform !== 'linux') skip(this, 'it looks at what Linux has');
    const { worked } = await probe.run([]);
    expect(worked).to.include.members([
      'reads /etc/passwd',
      'lists /tmp of the machine',
      'watches /tmp',
      'writes /tmp',
      'cuts its own file',
      'opens its own file to all',
      'moves its own file',
      'signals the parent',
      'slows the parent',
      'sees other processes',
      'starts a program',
      'connects over TCP',
      'connects to a Unix socket',
      'connects to an abstract socket',
    ]);
    expect(probe.connections).to.equal(3);
    expect(await probe.written()).to.include.members(['/tmp/gradelens-escape', '/dev/shm/gradelens-escape']);
    await probe.clear();
  });

  for (const wall of [bubblewrap, landlock]) {
    it(`${wall.title} stops all of it, and leaves threads, which Node needs`, async function () {
      await need(this, wall);
      const before = probe.connections;
      const { worked, failed } = await probe.run([wall]);
      // Landlock alone does not change who a process is.
      expect(worked).to.deep.equal(wall === landlock && isRoot ? ['is root outside'] : []);
      expect(failed).to.deep.equal([]);
      expect(probe.connections).to.equal(before);
      expect(await probe.written()).to.deep.equal([]);
    });

    it(`${wall.title} does so with every limit in force as well`, async function () {
      await need(this, wall);
      const limits = (await barrier()).used.filter(
        ({ kind, title }) => kind === 'limit' && !title.includes('permission'),
      );
      const used = [...limits, wall].sort((a, b) => a.order - b.order);
      expect(await probe.run(used)).to.deep.equal({ worked: [], failed: [] });
    });
  }

  it('Landlock stops all of it for a user who is not root, whose own files and processes they are', async function () {
    await need(this, landlock);
    const setpriv = find('setpriv');
    if (isRoot && !setpriv) skip(this, 'setpriv is not installed');
    const user = isRoot ? [setpriv!, '--reuid', '65533', '--regid', '65533', '--clear-groups'] : [];
    expect(await probe.run([landlock], user)).to.deep.equal({ worked: [], failed: [] });
    expect(await probe.written()).to.deep.equal([]);
  });

  it('a seccomp filter alone stops all but reading', async function () {
    await need(this, seccomp);
    const { worked, failed } = await probe.run([seccomp]);
    const reading = /^(reads|lists|sees other processes|is root)/;
    expect(worked.filter((name) => !reading.test(name))).to.deep.equal([]);
    expect(worked).to.include('reads /etc/passwd');
    expect(failed).to.deep.equal([]);
    expect(await probe.written()).to.deep.equal([]);
  });

  it('namespaces alone stop the network and keep other processes out of sight', async function () {
    await need(this, namespaces);
    const before = probe.connections;
    const { worked, failed } = await probe.run([namespaces]);
    expect(worked.filter((name) => /TCP|abstract|parent|other processes/.test(name))).to.deep.equal([]);
    expect(worked).to.include('connects to a Unix socket');
    expect(failed).to.deep.equal([]);
    expect(probe.connections).to.equal(before + 1);
    await probe.clear();
  });

  it('gives up being root, where it is root', async function () {
    await need(this, nobody);
    const { worked } = await probe.run([prlimit, nobody]);
    expect(worked).not.to.include.members(['is root outside', 'reads the home folder']);
    await probe.clear();
  });

  it('gives each child a user of its own', async function () {
    await need(this, nobody);
    const users = await Promise.all([1, 2, 3].map(() => userOf(nobody)));
    expect(new Set(users).size).to.equal(3);
    expect(users).not.to.include(0);
  });

  it('in a container like Docker’s, bubblewrap is forbidden, Landlock is not, and nobody stays root', async function () {
    const said = await barrierWithin(container(this));
    expect(said.isolated).to.equal(true);
    expect(said.used).to.include.members([landlock.title, nobody.title]);
    expect(said.used).not.to.include(bubblewrap.title);
    expect(said.why[bubblewrap.title]).to.match(
      /forbids user namespaces \(bwrap: No permissions[^.]*\); on Ubuntu/,
    );
    const used = [prlimit, nobody, landlock].sort((a, b) => a.order - b.order);
    expect(await probe.run(used, container(this))).to.deep.equal({ worked: [], failed: [] });
  });

  it('on a kernel without Landlock, a filter and another user remain, and do not count as a wall', async function () {
    const place = container(this, { landlock: false });
    const said = await barrierWithin(place);
    expect(said.isolated).to.equal(false);
    expect(said.used).to.include.members([seccomp.title, nobody.title]);
    expect(said.why[landlock.title]).to.match(/does not offer Landlock .*5\.13/);
    const used = [prlimit, nobody, seccomp].sort((a, b) => a.order - b.order);
    expect((await probe.run(used, place)).worked).to.deep.equal([
      'reads /etc/passwd',
      'lists /tmp of the machine',
      'sees other processes',
    ]);
  });
});

/** What is in force for a program that is started by a command. */
async function barrierWithin(
  command: readonly string[],
): Promise<{ isolated: boolean; used: string[]; why: Record<string, string> }> {
  const said = `
    import { barrier } from './src/sandbox/mechanism.ts';
    const { used, unused, isolated } = await barrier();
    const why = Object.fromEntries(unused.map(({ mechanism, why }) => [mechanism.title, why]));
    console.log(JSON.stringify({ isolated, used: used.map(({ title }) => title), why }));`;
  const node = ['--import', 'tsx', '--conditions=gradelens-source', '--input-type=module', '--eval', said];
  const [program, ...args] = [...command, process.execPath, ...node];
  const { stdout } = await promisify(execFile)(program!, args, { cwd: ROOT });
  return JSON.parse(stdout);
}

/** The number of the user as whom a program within a mechanism runs. */
async function userOf(mechanism: Mechanism): Promise<number> {
  const { program, args } = mechanism.wrap(
    { program: process.execPath, args: ['-p', 'process.getuid()'], files: [] },
    { readable: [], cwd: '/', memoryLimit: 512 },
  );
  return Number((await promisify(execFile)(program, [...args])).stdout);
}

describe('every mechanism', () => {
  it('says what it stops, and is in force or says why not', async () => {
    const { used, unused, isolated } = await barrier();
    const all = [...used, ...unused.map(({ mechanism }) => mechanism)];
    expect(all.length).to.be.at.least(10);
    expect(new Set(all.map(({ title }) => title)).size).to.equal(all.length);
    for (const { stops } of all) expect(stops.length).to.be.above(10);
    for (const { why } of unused) expect(why.length).to.be.above(5);
    expect(used.filter(({ kind }) => kind === 'isolation')).to.have.length(isolated ? 1 : 0);
    if (isolated) expect(used.filter(({ kind }) => kind === 'part')).to.deep.equal([]);
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
