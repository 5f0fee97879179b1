/** What a submission may take or answer, apart from time and memory, which its assignment says. */
export const LIMITS = {
  /** Bytes of one source file. */
  source: 2 ** 20,
  /** Bytes of one compiled file, with all that it imports. */
  compiled: 2 ** 23,
  /** Tensors of one answer. */
  tensors: 64,
  /** Dimensions of a tensor. */
  rank: 8,
  /** Bytes of one frame's header. */
  header: 2 ** 20,
  /** Bytes of one frame's tensors: 256 MiB. */
  payload: 2 ** 28,
  /** Bytes that answer one request: 64 MiB. Real answers have a few; the grader holds several copies of one that comes. */
  answer: 2 ** 26,
  /** Bytes of standard output kept for the TA. */
  log: 2 ** 16,
  /** Bytes of standard output in one call after which the process is ended. */
  output: 2 ** 26,
  /** Characters of what a student is told of an error, its place not counted. */
  message: 320,
  /** Characters of a place in a hand-in, as a student is told. */
  place: 70,
  /** Reports of progress in one call: at once, and for each second more. A child sends at most five a second, and now and then what a call does. */
  progress: { burst: 50, second: 10 },
  /** Seconds for a child to start; this is the machine's time, not the student's. */
  start: 60,
} as const;
