import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** A number or a text as a text; anything else as if it were not there. */
const text = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);

const schema = z.object({
  id: text,
  created_at: text,
  assignment: z.object({ due_date: text, late_due_date: text, total_points: text }).catch({}),
});

/** What is used of Gradescope's submission_metadata.json; each field may be absent. */
export type Metadata = z.infer<typeof schema>;

/**
 * Reads submission_metadata.json. Its makers may change it, and no student may lose points by that: fields that are
 * absent, odd or new are no fault, and neither is a file that cannot be read.
 */
export async function readMetadata(path: string): Promise<Metadata> {
  const content = await readFile(path, 'utf8').catch(() => '');
  try {
    return schema.catch({ assignment: {} }).parse(JSON.parse(content));
  } catch {
    return { assignment: {} };
  }
}
