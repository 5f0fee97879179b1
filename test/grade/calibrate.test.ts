import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { calibrate } from '../../src/grade/calibrate.js';
import { inTemporaryFolder } from '../process.js';

/** What this key gives is off by a thousandth of itself on cpu: by 0.001 of the norm, by 0.002 in the larger number. */
const KEY = `import * as tf from '@tensorflow/tfjs';
export const scale = (x: tf.Tensor) => tf.mul(x, tf.getBackend() === 'cpu' ? 1.001 : 1);
`;
const ASSIGNMENT = `id: t
title: T
network: small
reference: .
seed: 7
problems:
  - id: scale
    title: Scale
    file: scale.ts
    export: scale
    points: 2
    tests:
      - name: one
        points: 1
        visibility: visible
        arguments: { x: { kind: tensor, shape: [2], values: [0, 2] } }
        checks: [{ kind: relative-l2, tolerance: 0.008 }, { kind: max-difference, tolerance: 0.001 }]
      - name: two
        points: 1
        visibility: hidden
        arguments: { x: { kind: tensor, shape: [2], values: [0, 0] } }
        checks: [{ kind: cosine, minimum: 0.75 }]
`;

describe('calibrating', function () {
  this.timeout(120_000);

  it('measures each check at the worst of tests, engines and seeds, the narrowest first', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'assignment.yaml');
      await Promise.all([writeFile(path, ASSIGNMENT), writeFile(join(folder, 'scale.ts'), KEY)]);
      const steps: [number, number][] = [];
      const onTest = (done: number, total: number) => void steps.push([done, total]);
      const noise = await calibrate(path, { backends: ['cpu'], seeds: 2, onTest });
      // Two tests on two engines, of two seeds.
      expect(steps).to.deep.equal(Array.from({ length: 8 }, (_, i) => [i + 1, 8]));
      expect(noise.map(({ check, bound, test }) => [check, bound, test])).to.deep.equal([
        ['max-difference', 0.001, 'one'],
        ['relative-l2', 0.008, 'one'],
        ['cosine', 0.75, 'two'],
      ]);
      const [narrow, some, none] = noise;
      expect([narrow!.margin, none!.margin, none!.value]).to.deep.equal([0, Number.POSITIVE_INFINITY, 1]);
      expect(narrow!.value).to.be.closeTo(0.002, 1e-6);
      expect(some!.margin).to.be.closeTo(8, 0.01);
      expect([...new Set(noise.map(({ seed, backend }) => `${backend} ${seed}`))]).to.deep.equal(['cpu 7']);
    }));
});
