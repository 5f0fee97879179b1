import asc from 'assemblyscript/asc';
import { median } from './engine-figures.js';

interface Exports {
  copy(from: number, to: number, bytes: number): void;
  spin(rounds: number, factor: number): number;
}
/** What this file uses of JavaScript's own object, which TypeScript declares for browsers only. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};

/** What this processor does in WebAssembly with plain SIMD, one thread. */
export interface Limits {
  /** Bytes read and written in a millisecond by a copy of arrays of a typical size. */
  readonly bytesPerMs: number;
  /** Multiply-adds of float32 in a millisecond, numbers in registers. */
  readonly multiplyAddsPerMs: number;
}

const BYTES = 3 << 20;
const ROUNDS = 1 << 16;
/** Accumulators of `spin`, four numbers each. */
const CHAINS = 10;

const chain = (line: (i: number) => string) => Array.from({ length: CHAINS }, (_, i) => line(i)).join('\n');
const SOURCE = `
  export function copy(from: usize, to: usize, bytes: usize): void {
    for (let at: usize = 0; at < bytes; at += 64) {
      v128.store(to + at, v128.load(from + at));
      v128.store(to + at, v128.load(from + at, 16), 16);
      v128.store(to + at, v128.load(from + at, 32), 32);
      v128.store(to + at, v128.load(from + at, 48), 48);
    }
  }
  export function spin(rounds: i32, factor: f32): f32 {
    const f = f32x4.splat(factor);
    ${chain((i) => `let s${i} = f32x4.splat(${i});`)}
    for (let i = 0; i < rounds; i++) {
      ${chain((i) => `s${i} = f32x4.add(f32x4.mul(s${i}, f), f);`)}
    }
    let all = s0;
    ${chain((i) => `all = f32x4.add(all, s${i});`)}
    return f32x4.extract_lane(all, 0);
  }`;

/** The median time in milliseconds of nine calls, after two to warm up. */
function timed(work: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < 11; i++) {
    const started = performance.now();
    work();
    if (i >= 2) times.push(performance.now() - started);
  }
  return median(times);
}

/** Measures both limits, in some 100 ms. */
export async function limits(): Promise<Limits> {
  const options = { optimizeLevel: 3, runtime: 'stub', enable: ['simd'], initialMemory: 256 };
  const { error, binary, stderr } = await asc.compileString(SOURCE, options);
  if (error || !binary) throw new Error(`AssemblyScript did not compile the measure: ${stderr.toString()}`);
  const { instance } = await WebAssembly.instantiate(binary, { env: { abort() {} } });
  const { copy, spin } = instance.exports;
  const from = 1 << 16;
  return {
    bytesPerMs: (2 * BYTES) / timed(() => copy(from, from + BYTES, BYTES)),
    multiplyAddsPerMs: (4 * CHAINS * ROUNDS) / timed(() => spin(ROUNDS, 0.5)),
  };
}
