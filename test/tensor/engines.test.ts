import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openKey } from '../../src/grade/engines.js';
import { loadSelfTest } from '../../src/model/self-test-values.js';
import { findWeights, loadWeights } from '../../src/model/weights.js';
import type { Call } from '../../src/sandbox/call.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { BACKENDS, type Backend, ENGINES, modulesOf } from '../../src/tensor/engines.js';
import type { FlatTensor } from '../../src/tensor/flat.js';
import { golden, relativeL2 } from '../helpers.js';

const REFERENCE = fileURLToPath(new URL('../../reference/', import.meta.url));
const OPTIONS = { memoryLimit: 2048, network: 'small' } as const;

type KeyOptions = Parameters<typeof openKey>[3];

/** Whether an engine can be tried here; where not, why is printed. */
async function here(backend: Backend, workspace: Workspace, options: KeyOptions = OPTIONS): Promise<boolean> {
  const found = ENGINES[backend].find();
  let why = 'absent' in found ? found.absent : undefined;
  if (why === undefined && backend === 'webgpu') {
    // Its packages alone are no GPU.
    const { session } = await openKey(workspace, REFERENCE, backend, options).catch((error: Error) => {
      if (!error.message.includes('no GPU was found')) throw error;
      why = error.message;
      return { session: undefined };
    });
    await session?.close();
  }
  if (why !== undefined) console.log(`      ${backend}: ${why}`);
  return why === undefined;
}

const open = async (network: 'small' | 'squeezenet1_1'): Promise<Workspace> => {
  const { weights } = await loadWeights(network);
  return openWorkspace({ backend: 'wasm', network: { id: network, weights } });
};

describe('engines of the answer key', function () {
  this.timeout(180_000);
  let workspace: Workspace;
  before(async () => {
    workspace = await open('small');
  });
  after(() => workspace.close());

  for (const backend of BACKENDS) {
    it(`${backend} computes PyTorch's numbers`, async function () {
      if (!(await here(backend, workspace))) return this.skip();
      const key = await openKey(workspace, REFERENCE, backend, OPTIONS);
      await key.session.start();
      expect(key.engines).to.match(new RegExp(`^${backend}`));
    });
  }

  it('an engine that computes something else is refused, with the error', async () => {
    const { x, saliency } = await loadSelfTest('small');
    const wrong = Float32Array.from(saliency.data, (value, i) => (i % 5 === 0 ? 1.05 : 1) * value);
    const session = await workspace.trusted(REFERENCE, {
      ...{ memoryLimit: 2048, backend: 'wasm' },
      selfTest: { x, saliency: { ...saliency, data: wrong } as FlatTensor },
    });
    const refused = await session.start().catch((error: Error) => error.message);
    expect(refused).to.match(
      /engine wasm computes wrong numbers.*differs from PyTorch's by 0\.0\d+ of its size/,
    );
  });

  it('auto takes one that is right, and never a processor that plays a GPU', async () => {
    const { backend, engines } = await openKey(workspace, REFERENCE, 'auto', OPTIONS);
    expect(['tensorflow', 'webgpu', 'wasm']).to.include(backend);
    expect(engines).not.to.match(/swiftshader|llvmpipe/i);
  });

  it('hand-ins stay on wasm beside a native key, and on cpu beside a key on cpu', async () => {
    const key = await openKey(workspace, REFERENCE, 'cpu', OPTIONS);
    expect(key.engines).to.equal('cpu');
    if ('absent' in ENGINES.tensorflow.find()) return;
    const native = await openKey(workspace, REFERENCE, 'tensorflow', OPTIONS);
    expect(native.engines).to.equal('tensorflow, hand-ins on wasm');
  });

  it('an engine that is not installed is named with its remedy', async () => {
    const before = process.env.GRADELENS_ENGINES;
    process.env.GRADELENS_ENGINES = await mkdtemp(join(tmpdir(), 'no-engines-'));
    try {
      if ('modules' in ENGINES.webgpu.find()) return;
      expect(() => modulesOf('webgpu')).to.throw(/engine webgpu is not here: .*not installed.* npm i webgpu/);
    } finally {
      await rm(process.env.GRADELENS_ENGINES, { recursive: true });
      if (before === undefined) delete process.env.GRADELENS_ENGINES;
      else process.env.GRADELENS_ENGINES = before;
    }
  });
});

describe('the answer key on other engines against PyTorch, SqueezeNet at 96 x 96', function () {
  this.timeout(300_000);
  const oracle = golden('assignment');
  let workspace: Workspace;
  before(async function () {
    if (!(await findWeights('squeezenet1_1'))) {
      console.log('      SqueezeNet weights were not found');
      this.skip();
    }
    workspace = await open('squeezenet1_1');
  });
  after(() => workspace?.close());

  const X = { kind: 'tensor', tensor: oracle.flat('batch') } as const;
  const y = { kind: 'value', value: [...oracle.flat('batch.labels').data] } as const;
  const model = { kind: 'model' } as const;
  const layer = { kind: 'value', value: 'features.12' } as const;
  const calls: Record<string, Call> = {
    saliency_map: { file: 'saliency-map.ts', export: 'computeSaliencyMaps', arguments: { X, y, model } },
    guided_backprop: { file: 'gradcam.ts', export: 'guidedBackprop', arguments: { X, y, model } },
    'grad_cam.raw': { file: 'gradcam.ts', export: 'gradCam', arguments: { X, y, model, layer } },
  };
  for (const backend of ['tensorflow', 'webgpu'] as const) {
    it(backend, async function () {
      const options = { ...OPTIONS, network: 'squeezenet1_1' } as const;
      if (!(await here(backend, workspace, options))) return this.skip();
      const { session } = await openKey(workspace, REFERENCE, backend, options);
      for (const [entry, call] of Object.entries(calls)) {
        const answer = await session.call(call, { timeLimit: 100 });
        if (answer.outcome !== 'returned') throw new Error(answer.message);
        // As test/reference/oracle.test.ts asks of wasm and cpu.
        expect(relativeL2(answer.outputs.value!.data, oracle.flat(entry).data), entry).to.be.below(1e-3);
      }
    });
  }
});
