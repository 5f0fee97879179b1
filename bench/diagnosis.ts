/**
 * What is said first of wrong answers whose cause is known, as a confusion table: what is expected beside what came.
 *
 *   diagnosis.ts [--assignment rubric/demo.yaml] [--only saliency-map,tv-loss] [--part NAME] [--all]
 *
 * `made`: the answer key's own answers, spoilt in each way of test/diagnose/made; the family of numbers must come first.
 * `catalogue`: each mistake of the catalogue, run; its own name must come first.
 * `restyled`: mistakes as students with other styles write them, in hand-ins graded as any other; the mistake's name must come first.
 * `numbers`: the same mistakes, without the catalogue: what numbers alone say, to be read: each sentence must be true.
 * `operators`: mistakes that operators made from the key, judged as a hand-in is: a mistake of the catalogue that gives these numbers
 *   is right, and what the operator says is a true name; a description of where and how far is true.
 * `--all`: every answer, not only those that are named otherwise.
 *
 * Ends with 1 where more than one in a hundred "almost certain" findings is another than the expected one.
 */
import { parseArgs } from 'node:util';
import { openGrader } from '../src/grade/grader.js';
import { hiddenFromSeed } from '../src/grade/hidden.js';
import { loadAssignment } from '../src/rubric/load.js';
import { catalogued, type Said } from './diagnosis/catalogued.js';
import { operated } from './diagnosis/operated.js';
import { restyled } from './diagnosis/restyled.js';
import { spoilt } from './diagnosis/spoilt.js';

const { values } = parseArgs({
  options: {
    assignment: { type: 'string', default: 'rubric/demo.yaml' },
    only: { type: 'string' },
    part: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});
/** From here on a finding is said to be almost certain. */
const CERTAIN = 0.9;
/** Of those, so many may be another than the expected one. */
const MOST_WRONG = 0.01;

const only = values.only?.split(',');
const { seed } = await loadAssignment(values.assignment);
const grader = await openGrader(values.assignment, {
  backend: 'auto',
  hidden: hiddenFromSeed(seed),
  select: ({ id }) => only === undefined || only.includes(id),
});
const parts: Record<string, () => Promise<Said[]>> = {
  made: () => spoilt(grader),
  numbers: () => catalogued(grader, 'numbers'),
  catalogue: () => catalogued(grader, 'catalogue'),
  operators: () => operated(grader),
  restyled: () => restyled(grader),
};
try {
  for (const [name, part] of Object.entries(parts)) {
    if (values.part === undefined || values.part === name) report(name, await part());
  }
} finally {
  await grader.close();
}

function report(name: string, said: readonly Said[]): void {
  const right = said.filter(isRight);
  const sure = said.filter(({ confidence }) => confidence >= CERTAIN);
  const misled = sure.filter((each) => !isRight(each));
  console.log(`\n## ${name}`);
  for (const each of said) {
    if (isRight(each) && !values.all) continue;
    const { expected, first, confidence, where, message } = each;
    console.log(
      `${expected.join(' or ') || '-'} -> ${first} (${confidence.toFixed(2)}), ${where}: ${message}`,
    );
  }
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  console.log(
    `${name}: ${said.length} wrong answers, named first ${right.length} (${percent(right.length, said.length)}); almost certain ${sure.length}, of those another ${misled.length} (${percent(misled.length, sure.length)}).`,
  );
  if (misled.length > MOST_WRONG * sure.length) process.exitCode = 1;
}

/** What numbers alone say of a mistake of the catalogue is judged by who reads it. */
function isRight({ expected, first }: Said): boolean {
  return expected.length === 0 ? first !== 'nothing' : expected.includes(first);
}
