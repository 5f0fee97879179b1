import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { openWorkspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';
import { Debugger } from './debugger.js';

const A = `import * as tf from '@tensorflow/tfjs';

interface Unused {
  readonly gone: true;
}

export function doubled(x: tf.Tensor): tf.Tensor {
  const twice = 2;
  for (let i = 0; i < 1; i++) {
    console.log('round', i);
  }
  return tf.mul(x, twice);
}
`;
/** From 0, as the protocol counts. */
const LINE = 11;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describe('a debugger', function () {
  this.timeout(60_000);

  it("finds the hand-in's own lines, stops there, and sees its variables; nothing ends it meanwhile", async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'gradelens hand-in ä-')));
    await writeFile(join(folder, 'a.ts'), A);
    const network = { id: 'small', weights: (await loadWeights('small')).weights } as const;
    const inspect = await freePort();
    const workspace = await openWorkspace({ backend: 'wasm', network, inspect });
    const session = await workspace.session(folder, { memoryLimit: 600 });
    const x = { kind: 'tensor', tensor: float32([2], [1, 2]) } as const;
    const called = session.call({ file: 'a.ts', export: 'doubled', arguments: { x } }, { timeLimit: 1 });
    const tool = await Debugger.attach(inspect);
    try {
      await tool.send('Debugger.enable');
      // Stops in the file before its first line runs, as editors do to set breakpoints by its source map.
      await tool.send('Debugger.setInstrumentationBreakpoint', {
        instrumentation: 'beforeScriptWithSourceMapExecution',
      });
      await tool.send('Runtime.runIfWaitingForDebugger');
      const { params } = await tool.hear(
        ({ method, params: of }) => method === 'Debugger.scriptParsed' && /a\.mjs$/.test(String(of?.url)),
      );
      const { sourceMapURL, scriptId } = params as { sourceMapURL: string; scriptId: string };
      const map = JSON.parse(Buffer.from(sourceMapURL.split(',')[1]!, 'base64').toString());
      const source = new URL(map.sources[0], map.sourceRoot).href;
      expect(source).to.equal(pathToFileURL(join(folder, 'a.ts')).href);
      // The compiled line of the student's line.
      const { scriptSource } = (await tool.send('Debugger.getScriptSource', { scriptId })) as {
        scriptSource: string;
      };
      const lineNumber = scriptSource
        .split('\n')
        .findIndex((line) => line.includes('return tf.mul(x, twice)'));
      const { SourceMap } = await import('node:module');
      const entry = new SourceMap(map).findEntry(lineNumber, 4) as { originalLine: number };
      expect(entry.originalLine).to.equal(LINE);
      await tool.send('Debugger.setBreakpoint', { location: { scriptId, lineNumber } });
      await tool.hear(({ method }) => method === 'Debugger.paused');
      tool.heard.length = 0;
      await tool.send('Debugger.resume');
      const paused = await tool.hear(({ method }) => method === 'Debugger.paused');
      const [frame] = paused.params!.callFrames as { callFrameId: string; functionName: string }[];
      expect(frame!.functionName).to.equal('doubled');
      // Longer than the call's time limit.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const { result } = await tool.send('Debugger.evaluateOnCallFrame', {
        callFrameId: frame!.callFrameId,
        expression: 'twice',
      });
      expect((result as { value: number }).value).to.equal(2);
      await tool.send('Debugger.resume');
      const answer = await called;
      expect(answer.outcome).to.equal('returned');
    } finally {
      tool.close();
      await session.close();
      await workspace.close();
      await rm(folder, { recursive: true });
    }
  });
});
