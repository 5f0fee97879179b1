import { z } from 'zod';
import { GradelensError } from '../../errors.js';
import { clean } from '../../report/clean.js';
import { cleaned } from '../../sandbox/text.js';
import { readHandedIn } from '../../worker/handed-in.js';
import type { Worker } from '../../worker/worker.js';
import type { Candidate, Source } from '../source.js';

const METADATA = 'submission_metadata.yml';

/** Bytes: results of every test of every student stand in it. */
const MOST = 2 ** 25;
const SECONDS = 120;
const output = z.strictObject({ problem: z.string().max(2000).optional() });
const text = z
  .string()
  .max(300)
  .transform((value) => clean(value.normalize('NFC')).trim());
const submission = z.strictObject({
  folder: text,
  submitters: z.array(z.strictObject({ id: text, name: text, email: text })).max(100),
  created: text,
  attempts: z.int().min(1).max(10_000),
});

/** Gradescope, "Export submissions": a folder for each submission, and submission_metadata.yml with its people. */
export default {
  title: "Gradescope's export",
  recognise: ({ places }) =>
    places.some(({ name, kind }) => name === METADATA && kind === 'file')
      ? `it holds ${METADATA}`
      : undefined,

  async read({ export: { path, places }, calendar, worker }) {
    const listed = new Map(
      (await metadata(`${path}/${METADATA}`, worker)).map((each) => [each.folder, each]),
    );
    const candidates: Candidate[] = [];
    for (const [folder, { submitters, created, attempts }] of listed) {
      const place = places.find(({ name }) => name === folder);
      const submitted = calendar.iso(
        created.replace(
          /^(\S+) (\S+?)(?:\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)$/,
          (_, day, time, zone) => `${day}T${time}${zone === 'UTC' ? 'Z' : zone}`,
        ),
      );
      candidates.push({
        entries: [folder],
        who:
          submitters.length > 0
            ? submitters.map((each) => ({ ...each, vouched: true }))
            : [{ unknown: `${METADATA} names nobody for it` }],
        ...(place ? { path: place.path } : { refused: NOTHING }),
        ...{ submitted, attempt: attempts },
        ...(attempts > 1 && {
          notes: [`Gradescope knows ${attempts} attempts; its export has the last one.`],
        }),
      });
    }
    for (const { name, path: at } of places) {
      if (name === METADATA || listed.has(name)) continue;
      candidates.push({ entries: [name], who: [{ unknown: `${METADATA} does not speak of it` }], path: at });
    }
    return { candidates, skipped: [{ entry: METADATA, why: "Gradescope's own list" }] };
  },
} satisfies Source;

const NOTHING = {
  kind: 'nothing-handed-in',
  why: `${METADATA} lists it, but no files came with it. Staff: look at it on Gradescope, and export again.`,
} as const;

async function metadata(path: string, worker: Worker): Promise<z.infer<typeof submission>[]> {
  const invalid = (what: string): GradelensError =>
    new GradelensError(
      'METADATA_INVALID',
      `${METADATA} cannot be read: ${what}. Export the submissions again; nothing was taken.`,
    );
  const file = await readHandedIn(path, MOST);
  if (file.kind === 'large') throw invalid(`it has ${file.size} bytes; at most ${MOST} are read`);
  if (file.kind !== 'read') throw invalid('it is no file of its own, or may not be read');
  const listed: z.infer<typeof submission>[] = [];
  const result = await worker.run(
    'submission-metadata',
    { bytes: file.bytes },
    {
      ...{ seconds: SECONDS, bytes: MOST, output },
      part: async (value) => {
        listed.push(submission.parse(value));
      },
    },
  );
  if (result.outcome === 'failed') throw invalid(`reading it ${result.why}`);
  if (result.value.problem !== undefined) throw invalid(cleaned(result.value.problem));
  return listed;
}
