import type { Grader } from '../../src/grade/grader.js';
import { judge } from '../../src/grade/judge.js';

/** What is said first of a wrong answer. */
export interface Said {
  /** Ids of findings that are right; none where numbers alone are asked about what only the catalogue knows. */
  readonly expected: readonly string[];
  readonly first: string;
  readonly confidence: number;
  readonly message: string;
  readonly where: string;
}

/** Every mistake of the catalogue, on each test of its problem that it fails: judged as a hand-in is, or by numbers alone. */
export async function catalogued(grader: Grader, by: 'catalogue' | 'numbers'): Promise<Said[]> {
  const { tests, key, mistakes } = grader;
  const judges = by === 'catalogue' ? grader : { ...grader, mistakes: undefined };
  const said: Said[] = [];
  for (const planned of tests) {
    const expected = await key.expected(planned);
    for (const mistake of mistakes?.catalogue.mistakes ?? []) {
      if (mistake.problem !== planned.problem.id) continue;
      const answer = await mistakes!.run(mistake, planned, expected.milliseconds);
      if (answer.outcome !== 'returned') continue;
      const { verdict, findings } = await judge(planned, answer.outputs, expected, judges);
      if (verdict === 'pass') continue;
      const [first] = findings;
      said.push({
        expected: by === 'catalogue' ? [mistake.id] : [],
        first: first?.id ?? 'nothing',
        confidence: first?.confidence ?? 0,
        message: first?.message ?? '',
        where: `${mistake.id}, ${planned.test.name}`,
      });
    }
  }
  return said;
}
