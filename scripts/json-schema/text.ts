import { z } from 'zod';
import { assignment } from '../../src/rubric/schema.js';

/** The assignment file's schema as rubric/rubric.schema.json has it. */
export function schemaText(): string {
  const schema = { title: 'Gradelens assignment', ...z.toJSONSchema(assignment, { io: 'input' }) };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
