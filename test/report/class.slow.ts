import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect } from 'chai';
import classHtml from '../../src/report/class/class-html.js';
import classPdf from '../../src/report/class/class-pdf.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';
import { imaginaryClass } from './imaginary-class.js';

describe('the report on 10,000 hand-ins', function () {
  this.timeout(120_000);

  it('takes less than 20 s, page and paper', async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    const results = imaginaryClass(assignment, 10_000);
    const about = { out: '/nowhere', assignment };
    const started = performance.now();
    const html = await classHtml.render(results, about);
    const pdf = await classPdf.render(results, about);
    expect((performance.now() - started) / 1000).to.be.below(20);
    expect(html).to.include('10000 hand-ins');
    expect(pdf.length).to.be.above(100_000);
  });
});
