import { copyRows } from './elementwise';

/** One axis of a copy: how many steps, and how far apart they lie in what is read and in what is written, bytes. */
@unmanaged
class Axis {
  length: i32;
  from: i32;
  to: i32;
}

/**
 * Copies runs of `bytes` bytes over `rank` axes at `axes`, one `Axis` after the other from the outermost on. Steps may be 0 or
 * below.
 */
export function copyAxes(from: usize, to: usize, axes: usize, rank: i32, bytes: usize): void {
  const axis = changetype<Axis>(axes);
  const length = axis.length;
  const fromStep = <usize>axis.from;
  const toStep = <usize>axis.to;
  if (rank > 1) {
    for (let i = 0; i < length; i++, from += fromStep, to += toStep) {
      copyAxes(from, to, axes + offsetof<Axis>(), rank - 1, bytes);
    }
  } else if (bytes == 4) {
    for (let i = 0; i < length; i++, from += fromStep, to += toStep) i32.store(to, i32.load(from));
  } else copyRows(from, fromStep, to, toStep, length, bytes);
}
