import type { SubmissionResult, TestResult } from '../../src/grade/result.js';
import { count } from '../../src/rubric/count.js';
import type { Assignment } from '../../src/rubric/schema.js';
import { float32 } from '../../src/tensor/flat.js';

/** Repeatable numbers in [0, 1). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Results of a class that nobody handed in: some of everything that a report tells, the same for the same arguments. */
export function imaginaryClass(assignment: Assignment, handIns: number): SubmissionResult[] {
  const random = numbers(7);
  return Array.from({ length: handIns }, (_, i) => {
    const skill = 0.35 + 0.65 * random();
    const open = i % 97 === 13;
    const tests = assignment.problems.flatMap((problem, p) => {
      const right = random() < skill;
      return problem.tests.map((test, t): TestResult => {
        const passed = right || random() < 0.1;
        const verdict = open ? 'not-graded' : passed ? 'pass' : random() < 0.1 ? 'timeout' : 'wrong';
        const mistake = Math.floor(random() * random() * 3);
        return {
          ...{ number: `${p + 1}.${t + 1}`, problem: problem.id, title: problem.title, name: test.name },
          ...{ points: test.points, score: passed && !open ? test.points : 0, verdict },
          visibility: test.visibility,
          message: open ? 'The archive is damaged.' : '',
          metrics: { relativeL2: passed ? 1e-7 * random() : 0.01 + random() },
          findings:
            verdict === 'wrong'
              ? [{ id: `m${mistake}`, message: `Is step ${mistake + 1} left out?`, confidence: 0.95 }]
              : [],
        };
      });
    });
    const graded = count(tests);
    const late = i % 7 === 0;
    const name = `s${String(i).padStart(5, '0')}`;
    const written = 20 * skill;
    const final = graded.score + written;
    const most = graded.maxScore + 20;
    return {
      submission: name,
      handedIn: {
        students: [{ name: `Student ${i}`, email: `${name}@school.example`, id: name, section: 'A' }],
        submitted: '2026-05-02T06:00:00.000Z',
        ...(late ? { late: 'yes', lateness: `${i % 50}:10:00` } : { late: 'no', lateness: '' }),
      },
      ...{
        assignment: assignment.id,
        seed: 1,
        hidden: { secret: '0a1b2c3d' },
        backend: 'wasm',
        network: 'small',
      },
      ...graded,
      questions: [{ id: 'why', title: 'Why does it work?', points: 20, words: 120, limit: 350 }],
      questionScores: [
        {
          question: 'why',
          title: 'Why does it work?',
          points: 20,
          score: written,
          remarks: ['names the gradient'],
        },
      ],
      final: {
        ...{ tests: graded.score, questions: written, raw: final, penalty: 0 },
        final: open ? null : final,
        most,
        line: `${graded.score} by tests + ${written} by answers`,
      },
      notes: [],
      seconds: 5 + 20 * random() ** 3,
      visibleSeconds: 4,
      log: 'LOG-OF-THE-STAFF',
    };
  });
}

/** A hand-in whose tests have pictures, as those that were called just now have. */
export function withPictures(result: SubmissionResult): SubmissionResult {
  const wave = (turns: number) =>
    float32(
      [1, 24, 24],
      Array.from({ length: 24 * 24 }, (_, i) => Math.sin((turns * i) / 24)),
    );
  const tests = result.tests.map((test) => ({ ...test, pictures: { actual: wave(3), expected: wave(2) } }));
  return { ...result, tests };
}
