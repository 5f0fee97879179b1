/**
 * What a worker does: one file of `tasks/` each, with this as its default export. It gets what a student wrote and nothing
 * secret; what it gives is checked by whoever asked.
 *
 * - `part`: gives one of many things at once, where all together would be too much.
 */
export type Task<Input, Output> = (input: Input, part: (value: unknown) => void) => Output | Promise<Output>;
