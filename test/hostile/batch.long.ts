import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXAMPLES } from '../samples.js';
import { batchHolds } from './batch-holds.js';
import { BUDGET_RECIPES, SLEEPER } from './budget-recipes.js';
import { COMPILER_RECIPES, RECIPES } from './recipes.js';
import { studentTexts } from './student-texts.js';

/** Of each kind those that try the hardest. */
const PROGRAMS = [
  ...[
    'spoil-kernels',
    'spoil-gradients',
    'spoil-weights-disposed',
    'spoil-heap',
    'spoil-flags',
    'spoil-promise',
  ],
  ...['spoil-loop-later', 'spoil-timer-patch', 'spoil-memory-kept', 'spoil-stealthy', 'spoil-typed-array'],
  ...['lie-reads', 'lie-replay', 'lie-between'],
  ...['spy-kernel', 'spy-prototype', 'spy-remains', 'spy-result', 'spy-figure', 'spy-throws', 'spy-names'],
  ...['frame-large', 'frame-larger', 'result-huge-error', 'output-stdout'],
];
const MADE =
  /^(link-neighbour|link-neighbour-file|link-answers|compile-scan|compile-mistakes|compile-calls|source-50-mb)$/;

describe('hostile hand-ins of every kind in one batch with good ones', function () {
  this.timeout(600_000);
  const made = [...RECIPES, ...COMPILER_RECIPES].filter(({ name }) => MADE.test(name));
  const batch = batchHolds(PROGRAMS, [...made, ...BUDGET_RECIPES, SLEEPER]);

  it('shows a student nothing of a neighbour by a link', async () => {
    const own = await readFile(join(EXAMPLES, 'good/asterix/answers.md'), 'utf8');
    const [, name] = /^name: *(.*)$/m.exec(own)!;
    const { texts } = await studentTexts(batch().out, 'link-answers');
    expect([...texts.values()].join('\n')).not.to.include(name!.replaceAll('"', ''));
    expect([...(await studentTexts(batch().out, 'asterix')).texts.values()].join('\n')).to.include(
      name!.replaceAll('"', ''),
    );
  });
});
