import { z } from 'zod';
import { strict } from '../../rubric/strict.js';
import { STYLES, type StyleName } from './styles.js';

const area = z
  .tuple([z.number().min(1), z.number().min(0), z.number().positive(), z.number().positive()])
  .describe('First column of 12, first row of 26 points, columns, rows');
const style = z.enum(Object.keys(STYLES) as [StyleName, ...StyleName[]]);
const align = z.enum(['left', 'center', 'right']).default('left');
const tone = z.enum(['text', 'quiet', 'alert', 'accent', 'line', 'box']);

/** What a template places on its page; `null` and empty texts are left out. */
const node = z.union([
  strict({ text: z.string().nullable(), style, area, align }),
  strict({ markdown: z.string().nullable(), style, area, align }),
  /** The student's answer: what does not fit goes on in the appendix. */
  strict({ answer: z.literal(true), area }),
  strict({ figure: z.literal(true), area }),
  strict({ shape: strict({ fill: tone.optional(), stroke: tone.optional() }), area }),
]);

/** What a filled template is. */
export const nodes = z.array(node);

export type Node = z.infer<typeof node>;
