import { z } from 'zod';

/** What other parts of an assignment file, and its reports, call a thing by. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');

/** What people call it. */
export const title = z.string().min(1);
