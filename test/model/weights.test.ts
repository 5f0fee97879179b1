import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import { findPhoto } from '../../src/model/photos.js';
import { findWeights, loadWeights } from '../../src/model/weights.js';

const codeOf = async (work: Promise<unknown>): Promise<GradelensError> => {
  const error: unknown = await work.then(
    () => 'nothing thrown',
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(GradelensError);
  return error as GradelensError;
};

describe('weights and photographs', () => {
  let folder: string;
  const before_ = { models: process.env.GRADELENS_MODELS, images: process.env.GRADELENS_IMAGES };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-weights-'));
    process.env.GRADELENS_MODELS = folder;
    process.env.GRADELENS_IMAGES = folder;
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    for (const [name, value] of Object.entries({
      GRADELENS_MODELS: before_.models,
      GRADELENS_IMAGES: before_.images,
    })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('an environment variable that is set is the only place', async () => {
    expect(await findWeights('squeezenet1_1')).to.equal(undefined);
    const error = await codeOf(loadWeights('squeezenet1_1'));
    expect(error.code).to.equal('WEIGHTS_NOT_FOUND');
    expect(error.message).to.include('squeezenet1_1.f16.safetensors').and.include('rubric/demo.yaml');
  });

  it('a file of the right name with other bytes is refused', async () => {
    await writeFile(join(folder, 'squeezenet1_1.f16.safetensors'), 'something else');
    const error = await codeOf(loadWeights('squeezenet1_1'));
    expect(error.code).to.equal('WEIGHTS_CORRUPT');
    expect(error.message).to.match(/sha256 is [0-9a-f]{64}, expected [0-9a-f]{64}/);
  });

  it('the built-in network needs no folder', async () => {
    const { weights, labels } = await loadWeights('small');
    expect(weights.get('classifier.1.weight')?.shape).to.deep.equal([10, 112, 1, 1]);
    expect(labels).to.have.length(10);
  });

  it('a photograph is found by its name, or said to be missing with the remedy', async () => {
    const error = await codeOf(findPhoto('gorilla'));
    expect(error.code).to.equal('PHOTO_NOT_FOUND');
    expect(error.message).to.include('gorilla.jpg').and.include('Set GRADELENS_IMAGES');
    await copyFile(new URL('../../package.json', import.meta.url), join(folder, 'gorilla.jpg'));
    expect(await readFile(await findPhoto('gorilla'), 'utf8')).to.include('gradelens');
  });
});
