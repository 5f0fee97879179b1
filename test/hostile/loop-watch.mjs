// Loaded by Node before the grader's own program (--import): measures from within for how long its main thread was ever busy
// with one thing, and how much memory it took. Written into the file that GRADELENS_LOOP_WATCH names.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Milliseconds between two looks. */
const RESOLUTION = 5;
const { GRADELENS_LOOP_WATCH: file, GRADELENS_LOOP_FROM: begun } = process.env;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
/** From when reports are there to be written to: what comes before loads the program itself. */
let from;
/** The longest time between two looks, less that in which the main thread was ready and other programs had the processor. */
let busy = 0;
let last = { at: 0, queued: 0 };

/** Milliseconds that the main thread has waited for a processor so far, where the system tells it. */
function queued() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

setInterval(() => {
  const now = { at: performance.now(), queued: queued() };
  if (from !== undefined) busy = Math.max(busy, now.at - last.at - (now.queued - last.queued) - RESOLUTION);
  else if (existsSync(begun)) {
    from = now.at;
    histogram.enable();
  }
  last = now;
}, RESOLUTION).unref();

process.on('exit', () => {
  const seconds = from === undefined ? 0 : (performance.now() - from) / 1000;
  const delay = { most: histogram.max / 1e6, usual: histogram.percentile(99) / 1e6 };
  const memory = process.resourceUsage().maxRSS / 1024;
  writeFileSync(file, JSON.stringify({ delay, busy, seconds, memory }));
});
