import { z } from 'zod';

/** Asks for a task; its input is in the frame's tensors (`packed`). */
export interface RunMessage {
  readonly type: 'run';
  readonly id: number;
  /** A file of `tasks/`, without its ending. */
  readonly task: string;
}

/** What a worker may say; values are in the frame's tensors. */
export const workerMessage = z.discriminatedUnion('type', [
  /** Its program runs. */
  z.strictObject({ type: z.literal('ready') }),
  /** One of many things that a task gives. */
  z.strictObject({ type: z.literal('part'), id: z.int() }),
  z.strictObject({ type: z.literal('returned'), id: z.int() }),
  z.strictObject({
    type: z.literal('failed'),
    id: z.int(),
    message: z.string(),
    /** Of a `GradelensError`. */
    code: z.string().max(60).optional(),
  }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;
