import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** The processor in words, with what decides how fast native libraries are: `Intel(R) Xeon(R) Processor, AVX-512, 2 cores`. */
export function machine(): string {
  const flags = ((): string => {
    try {
      return readFileSync('/proc/cpuinfo', 'utf8');
    } catch {
      return '';
    }
  })();
  const vectors = [
    ['avx512f', 'AVX-512'],
    ['avx2', 'AVX2'],
  ] as const;
  const widest = vectors.find(([flag]) => new RegExp(`\\b${flag}\\b`).test(flags))?.[1];
  const cores = cpus();
  return [cores[0]?.model.trim(), widest, `${cores.length} cores`, `Node ${process.versions.node}`]
    .filter(Boolean)
    .join(', ');
}
