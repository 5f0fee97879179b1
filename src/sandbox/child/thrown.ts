/** What a thrown value says of itself, read once: any of it may be missing, of another type, or throw in its turn. */
export interface Thrown {
  /** Whether it is an error, or at least looks like one. */
  readonly isError: boolean;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly code: unknown;
  /** An error of the grader's own, whose words are for students as they are. */
  readonly ours: boolean;
  /** What it was thrown because of: its cause, and the errors that it is made of. */
  readonly behind: readonly unknown[];
}

/** How Node writes stacks, with source maps; not every version tells. */
const written = (Error as { prepareStackTrace?: unknown }).prepareStackTrace;

/** Errors behind an error that are looked at. */
const MOST_BEHIND = 100;

export function readThrown(value: unknown): Thrown {
  // Else the stack is whatever the hand-in likes. Nothing was written yet: that happens when it is first read.
  if (written === undefined) attempt(() => Reflect.deleteProperty(Error, 'prepareStackTrace'));
  else attempt(() => Reflect.set(Error, 'prepareStackTrace', written));
  const isError =
    attempt(() => value instanceof Error || typeof (value as Error | null)?.message === 'string') ?? false;
  const read = (key: string): unknown =>
    isError ? attempt(() => Reflect.get(Object(value), key)) : undefined;
  const text = (key: string): string => {
    const found = read(key);
    return typeof found === 'string' ? found : '';
  };
  const errors = attempt(() => Array.prototype.slice.call(read('errors') ?? [], 0, MOST_BEHIND)) ?? [];
  const cause = read('cause');
  return {
    isError,
    name: text('name') || 'Error',
    message: isError ? text('message') : described(value),
    stack: text('stack'),
    code: read('code'),
    ours: attempt(() => /^(ResultError|GradelensError)$/.test((value as Error).constructor.name)) ?? false,
    behind: cause === undefined ? errors : [cause, ...errors],
  };
}

/** A thrown value that is no error, for a person. */
function described(value: unknown): string {
  if (typeof value === 'string') return `a text, not an Error: ${value}`;
  if (typeof value === 'function') return 'a function, not an Error.';
  if (typeof value !== 'object' || value === null) return `${String(value)}, not an Error.`;
  const json = attempt(() => JSON.stringify(value));
  return `an object, not an Error${typeof json === 'string' ? `: ${json}` : '.'}`;
}

/** What a function gives, or undefined where it throws. */
export function attempt<T>(give: () => T): T | undefined {
  try {
    return give();
  } catch {
    return undefined;
  }
}
