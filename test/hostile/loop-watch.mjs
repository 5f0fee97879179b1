// Loaded by Node before the grader's own program (--import): measures from within how long its main thread was ever busy
// with one thing, and how much memory it took. Written into the file that GRADELENS_LOOP_WATCH names.
import { existsSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const RESOLUTION = 5;
const { GRADELENS_LOOP_WATCH: file, GRADELENS_LOOP_FROM: begun } = process.env;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
/** From when reports are there to be written to: what comes before loads the program itself. */
let from;
const waiting = setInterval(() => {
  if (!existsSync(begun)) return;
  clearInterval(waiting);
  from = performance.now();
  histogram.enable();
}, 20);
waiting.unref();
process.on('exit', () => {
  const seconds = from === undefined ? 0 : (performance.now() - from) / 1000;
  const most = { delay: histogram.max / 1e6, usual: histogram.percentile(99) / 1e6 };
  writeFileSync(file, JSON.stringify({ ...most, seconds, memory: process.resourceUsage().maxRSS / 1024 }));
});
