import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { barrier, type Mechanism } from '../../src/sandbox/mechanism.js';
import { find } from '../../src/sandbox/programs.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { processes } from './ps.js';

/** Milliseconds after its start at which a process is ended: each stage of the barrier around it is met. */
const MOMENTS = Array.from({ length: 60 }, (_, i) => i / 1.5);

/** A barrier that the kill does not get behind: what it runs has a session of its own. */
const LETS_GO: Mechanism = {
  title: 'setsid',
  stops: 'nothing',
  kind: 'isolation',
  holds: [],
  order: 10,
  missing: async () => undefined,
  wrap: ({ program, args, files }) => ({
    program: find('setsid')!,
    args: ['--fork', '--wait', program, ...args],
    files,
  }),
};

describe('a process that is ended while it starts', function () {
  this.timeout(60_000);
  let folder: string;
  const workspaces: Workspace[] = [];
  const temporary = process.env.TMPDIR;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-early-'));
    // Keeps files of its own for the rest of this process's life, so not there.
    await barrier();
    // What is started here is known by it; the user nobody must come into it.
    await chmod(folder, 0o711);
    process.env.TMPDIR = folder;
    await writeFile(join(folder, 'a.ts'), '');
  });
  after(async () => {
    await Promise.all(workspaces.map((workspace) => workspace.close()));
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
    await rm(folder, { recursive: true });
  });
  const mine = () => processes().filter(({ args }) => args.includes(folder));

  async function open(used?: readonly Mechanism[]): Promise<Workspace> {
    const { weights } = await loadWeights('small');
    const network = { id: 'small', weights } as const;
    const workspace = await openWorkspace({ backend: 'wasm', network, ...(used && { used }) });
    workspaces.push(workspace);
    return workspace;
  }

  /** Starts a process and ends it; false where that is waited for in vain. */
  async function ends(workspace: Workspace, moment: number): Promise<boolean> {
    const session = await workspace.session(folder, { memoryLimit: 2048 });
    const started = session.start().catch(() => {});
    await wait(moment);
    const ended = Promise.all([session.close(), started]).then(() => true);
    return Promise.race([ended, wait(5000).then(() => false)]);
  }

  // Where nothing of a hand-in can be graded its process is ended at once, and the grader waits for that.
  it('is gone, whatever the moment, and nobody waits for it', async () => {
    const workspace = await open();
    const late: number[] = [];
    for (const moment of MOMENTS) if (!(await ends(workspace, moment))) late.push(moment);
    expect(late, 'milliseconds after which the end was waited for in vain').to.deep.equal([]);
    expect(mine()).to.deep.equal([]);
  });

  it('can be killed at any moment, since all around it are one group of processes', async function () {
    if (process.platform !== 'linux' || !(await barrier()).isolated) {
      console.log('      skipped: nothing stands around a process here');
      this.skip();
    }
    const session = await (await open()).session(folder, { memoryLimit: 2048 });
    await session.start();
    const around = mine();
    expect(around).to.have.length.above(1);
    expect(new Set(around.map(({ group }) => group))).to.have.length(1);
    await session.close();
  });

  it('ends by itself where it cannot be killed, and nobody waits for it', async function () {
    if (!find('setsid')) {
      console.log('      skipped: setsid is not installed; it is part of util-linux');
      this.skip();
    }
    expect(await ends(await open([LETS_GO]), 1000)).to.equal(true);
    await wait(1000);
    expect(mine()).to.deep.equal([]);
  });
});
