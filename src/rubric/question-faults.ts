import type { Fault } from './fault.js';

interface QuestionLike {
  readonly choices?: readonly string[] | undefined;
  readonly answer?: string | undefined;
  readonly scoring?: 'positive' | 'negative' | undefined;
  readonly items?: readonly { readonly id: string; readonly points: number }[] | undefined;
}

/** Faults of how a question is marked: a right answer that nobody can give, items that would give points by mistake. */
export function* questionFaults({ choices, answer, scoring, items }: QuestionLike): Generator<Fault> {
  if (answer !== undefined && !choices?.includes(answer)) {
    const message = choices
      ? `expected one of its choices, ${choices.join(', ')}, received ${answer}`
      : 'there are no `choices` to be right: add them, or leave `answer` out';
    yield { path: ['answer'], message };
  }
  if (answer !== undefined && (items !== undefined || scoring !== undefined)) {
    const what = items === undefined ? 'scoring' : 'items';
    const message = `a question with its right \`answer\` grades itself: expected \`answer\` or \`${what}\`; both are there`;
    yield { path: [what], message };
  }
  const seen = new Set<string>();
  for (const [i, { id, points }] of (items ?? []).entries()) {
    if (seen.has(id)) yield { path: ['items', i, 'id'], message: `"${id}" is used twice` };
    seen.add(id);
    if (scoring === 'negative' && points > 0) {
      const message = `negative scoring begins with all points and takes some away: expected -${points}, received ${points}`;
      yield { path: ['items', i, 'points'], message };
    }
  }
}
