import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { barrier } from '../../src/sandbox/mechanism.js';
import bubblewrap from '../../src/sandbox/mechanisms/bubblewrap.js';
import landlock from '../../src/sandbox/mechanisms/landlock.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';
import { EXAMPLES } from '../samples.js';
import { loadCorpus } from './expectations.js';
import { listen } from './listeners.js';

/** What a wall is for; other programs attack the grader itself. */
const KINDS = /^(network|read|process|write|kill|signal)-/;
/** Printed without anything in hand: what a link leads to, that a file is there, an empty name; a Blob nobody has read. */
const HARMLESS: Readonly<Record<string, RegExp>> = {
  'read-sideways': /^ESCAPED file: (openAsBlob|readlinkSync|statSync|native|) /,
  'write-report': /^ESCAPED file: *$/,
  // bubblewrap itself is what it looks into.
  'read-parent': /^ESCAPED file: \/proc\/1\//,
};

for (const wall of [landlock, bubblewrap]) {
  describe(`hostile programs within ${wall.title} alone, without Node’s permission model`, function () {
    this.timeout(200_000);
    let workspace: Workspace | undefined;
    before(async function () {
      const why = await wall.missing();
      if (why) {
        console.log(`      skipped: ${this.test?.parent?.title}: ${why}`);
        this.skip();
      }
      const limits = (await barrier()).used.filter(({ kind, order }) => kind === 'limit' && order > 0);
      const used = [...limits, wall].sort((a, b) => a.order - b.order);
      const { weights } = await loadWeights('small');
      workspace = await openWorkspace({ backend: 'wasm', network: { id: 'small', weights }, used });
    });
    after(() => workspace?.close());

    it('reach nobody, and get hold of nothing', async () => {
      const names = Object.entries(await loadCorpus())
        .filter(([name, { problem }]) => KINDS.test(name) && problem === 'content-loss')
        .map(([name]) => name);
      expect(names.length).to.be.above(25);
      const listeners = await listen();
      const escaped: string[] = [];
      for (const name of names) {
        const session = await workspace!.session(join(EXAMPLES, 'hostile', name), { memoryLimit: 2048 });
        const tensor = { kind: 'tensor', tensor: float32([1, 2, 2, 1], [1, 2, 3, 4]) } as const;
        const weight = { kind: 'value', value: 1 } as const;
        const args = { weight, current: tensor, original: tensor };
        const call = { file: 'content-loss.ts', export: 'contentLoss', arguments: args };
        await session.call(call, { timeLimit: 2 });
        await session.close();
        const said = session.log.split('\n').filter((line) => line.startsWith('ESCAPED'));
        const bad = said.filter((line) => !HARMLESS[name]?.test(line));
        escaped.push(...bad.map((line) => `${name}: ${line}`));
      }
      await listeners.close();
      const canaries = (await readdir('/tmp')).filter((name) => name.startsWith('gradelens-escape-'));
      expect([...escaped, ...listeners.reached, ...canaries]).to.deep.equal([]);
    });
  });
}
