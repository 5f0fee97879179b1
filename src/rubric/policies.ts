import { z } from 'zod';
import { type Fault, unknown } from './fault.js';
import { strict } from './strict.js';
import { identifier } from './words.js';

/** Which of several hand-ins of the same people counts. */
export const ATTEMPTS = ['last', 'in-time'] as const;

const count = z.int().positive();
const file = z.string().min(1);
const ids = z.array(identifier).min(1);

/** What becomes of points between the tests and the final score. */
export const policies = strict({
  deadline: z.iso
    .datetime({ offset: true, error: 'expected a time with its offset, as 2026-05-01T23:59:00-07:00' })
    .optional(),
  timeZone: z
    .string()
    .refine(isZone, { error: 'expected a time zone, as America/Los_Angeles or UTC', abort: true })
    .optional()
    .describe(
      "Where late days end at the deadline's time of day, also when the clocks change; else a day is 24 hours",
    ),
  grace: z
    .number()
    .nonnegative()
    .default(0)
    .describe('Minutes after each due time that do not count as late'),
  late: strict({
    percent: z
      .number()
      .positive()
      .max(100)
      .describe('Of the points earned, for each day or hour that has begun'),
    per: z.enum(['day', 'hour']).default('day'),
    most: z.number().positive().max(100).default(100).describe('Percent that lateness costs at most'),
    until: count.optional().describe('Days after the deadline until which a hand-in earns anything'),
  })
    .optional()
    .describe('What lateness costs; without it lateness costs nothing'),
  lateDays: strict({
    bank: count.describe('Days of the whole course that a student may be late at no cost'),
    most: count.optional().describe('Of these, for one assignment'),
    used: z
      .array(file)
      .default([])
      .describe('CSV files with what was used before, such as grades.csv of earlier assignments'),
  })
    .optional()
    .describe('Taken by themselves before lateness costs points; everybody of a group pays each'),
  extensions: file
    .optional()
    .describe('CSV file with id or email, and until, days or hours; a row a student'),
  attempt: z
    .enum(ATTEMPTS)
    .default('last')
    .describe('Which of several hand-ins counts: the last, or the last in time where one is'),
  extraCredit: strict({
    problems: ids.default([]),
    questions: ids.default([]),
    most: z.number().positive().optional().describe('Points that they add at most'),
  })
    .optional()
    .describe('Problems and questions that are not needed for full marks'),
  dropLowest: strict({
    count,
    problems: ids.default([]),
    questions: ids.default([]),
  })
    .optional()
    .describe('Of these, all worth the same, the lowest do not count'),
  most: z.number().positive().optional().describe('The final score at most, extra credit included'),
}).superRefine((value, context) => {
  for (const { path, message } of policyFaults(value))
    context.addIssue({ code: 'custom', path: [...path], message });
});

export type Policies = z.infer<typeof policies>;

/** Without any: what was earned is the score. */
export const NO_POLICIES: Policies = policies.parse({});

/** Without a library of dates, whose loading every command would wait for. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function* policyFaults({
  deadline,
  timeZone,
  grace,
  late,
  lateDays,
  extensions,
  attempt,
}: Policies): Generator<Fault> {
  const needs = Object.entries({ late, lateDays, extensions, grace: grace || undefined });
  const [first] =
    needs.find(([, value]) => value !== undefined) ?? (attempt === 'in-time' ? ['attempt'] : []);
  if (deadline === undefined && first !== undefined)
    yield { path: [first], message: 'expected a `deadline` in the policies too: nobody is late without one' };
  if (lateDays && !late)
    yield {
      path: ['lateDays'],
      message:
        'expected `late` too: say what lateness costs once the late days are used; percent: 100 for everything',
    };
  if (deadline === undefined || timeZone === undefined) return;
  const there = offsetIn(timeZone, Date.parse(deadline));
  const written = /Z$/i.test(deadline) ? '+00:00' : deadline.slice(-6);
  if (there !== written && written !== '+00:00') {
    const message = `at that time clocks in ${timeZone} are at ${there}, received ${written}; expected ${deadline.slice(0, -6)}${there}, or the same moment in UTC, ending in Z`;
    yield { path: ['deadline'], message };
  }
}

/** `-07:00`: how far a zone's clocks are from UTC at a moment. */
function offsetIn(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')!.value.replace('GMT', '');
  return name === '' ? '+00:00' : name;
}

/** What policies name, beside what the assignment has. */
interface Named {
  readonly policies?: Policies | undefined;
  readonly problems: readonly { readonly id: string; readonly points: number }[];
  readonly questions: readonly { readonly id: string; readonly points: number }[];
}

/** Faults between policies and the rest: names that lead nowhere, a lowest one among things of different worth. */
export function* policyNameFaults({ policies, problems, questions }: Named): Generator<Fault> {
  if (!policies) return;
  const known = { problems, questions };
  for (const rule of ['extraCredit', 'dropLowest'] as const) {
    for (const kind of ['problems', 'questions'] as const) {
      const ids = known[kind].map(({ id }) => id);
      for (const [i, id] of (policies[rule]?.[kind] ?? []).entries())
        if (!ids.includes(id)) yield unknown(kind.slice(0, -1), id, ids, ['policies', rule, kind, i]);
    }
  }
  const { extraCredit, dropLowest: drop } = policies;
  if (!drop) return;
  const dropped = (['problems', 'questions'] as const).flatMap((kind) =>
    drop[kind].map((id) => ({ kind, id, points: known[kind].find((each) => each.id === id)?.points })),
  );
  if (new Set(dropped.map(({ points }) => points)).size > 1) {
    const worth = dropped.map(({ id, points }) => `${id} ${points}`).join(', ');
    const message = `expected things that are worth the same, or the lowest of them is not fair: ${worth}`;
    yield { path: ['policies', 'dropLowest'], message };
  }
  if (drop.count >= dropped.length) {
    const message = `expected less than the ${dropped.length} that are named, received ${drop.count}`;
    yield { path: ['policies', 'dropLowest', 'count'], message };
  }
  for (const { kind, id } of dropped)
    if (extraCredit?.[kind].includes(id))
      yield { path: ['policies', 'dropLowest', kind], message: `${id} is extra credit: expected either` };
}
