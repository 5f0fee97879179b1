import { join } from 'node:path';
import { expect } from 'chai';
import { problemOf, testOf, withPicture } from '../../../src/cli/run/call.js';
import { numbered, plan } from '../../../src/grade/plan.js';
import { isPublic } from '../../../src/grade/result.js';
import { loadAssignment } from '../../../src/rubric/load.js';
import { float32 } from '../../../src/tensor/flat.js';
import { ROOT } from '../../process.js';

describe('what gradelens run calls', () => {
  const assignment = loadAssignment(join(ROOT, 'rubric/demo.yaml'));
  const testsOf = async () => {
    const given = await assignment;
    const open = numbered(given).filter(({ test }) => isPublic(test));
    return plan(open, given.seed);
  };
  const of = async (file: string, name: string) => problemOf(await assignment, file, name);

  it('is the problem of a file and a function; of another name, the near one is told', async () => {
    expect((await of('tv-loss.ts', 'tvLoss')).id).to.equal('tv-loss');
    const given = await assignment;
    expect(() => problemOf(given, 'tv-loss.ts', 'tvLos')).to.throw(
      /no function tvLos in tv-loss\.ts\. Did you mean tvLoss\?/,
    );
    expect(() => problemOf(given, 'nothing.ts', 'f')).to.throw(
      /no function f in nothing\.ts\. It has: saliency-map\.ts /,
    );
  });

  it('has the inputs of a public test of that function, the first one if none is named', async () => {
    const tests = await testsOf();
    const tvLoss = await of('tv-loss.ts', 'tvLoss');
    expect(testOf(tests, tvLoss).number).to.equal('11.1');
    expect(testOf(tests, tvLoss, '11.2').number).to.equal('11.2');
    for (const [number, what] of [
      ['1.1', 'another problem’s'],
      ['11.3', 'a hidden one'],
    ] as const) {
      expect(() => testOf(tests, tvLoss, number), what).to.throw(`no public test ${number}. It has: 11.1 (`);
    }
  });

  it('has a picture and its class in the place of the pictures and theirs, and all else as it was', async () => {
    const [planned] = (await testsOf()).filter(({ number }) => number === '4.1');
    const picture = float32([1, 2, 2, 3], new Array(12).fill(0.5));
    const { arguments: given } = withPicture(planned!.call, picture, 7);
    expect(given.X).to.deep.equal({ kind: 'tensor', tensor: picture });
    expect(given.y).to.deep.equal({ kind: 'value', value: [7] });
    expect(given.layer).to.deep.equal(planned!.call.arguments.layer);
    expect(given.model).to.deep.equal({ kind: 'model' });
  });
});
