import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PEER = fileURLToPath(new URL('../../shared/peers/torch_reference.py', import.meta.url));
/** The libraries for matrix products that a process has loaded, after one. */
const LIBRARIES =
  "import os, re, torch; torch.ones(64, 64) @ torch.ones(64, 64); maps = open('/proc/self/maps').read(); print(*sorted({name for name in map(os.path.basename, re.findall('/.*', maps)) if re.search('blas|mkl', name)}))";

export interface Torch {
  /** Its version and its library for matrix products, which decides by factors how fast it is. */
  readonly name: string;
  /** Median milliseconds by its own names of the tasks. */
  readonly ms: Readonly<Record<string, number>>;
}

/** PyTorch's figures on one thread; `undefined` where it is not installed. */
export function torch(weights: string, batch: number, size: number): Torch | undefined {
  if (!existsSync(PEER)) return undefined;
  // Debian's own Python, whatever else is on the path.
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  const output = (...args: string[]): string =>
    execFileSync(python, args, {
      ...{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
  try {
    const { torch: version, ms } = JSON.parse(output(PEER, weights, String(batch), String(size), '1'));
    return { name: `PyTorch ${version}, ${library(output)}`, ms };
  } catch {
    return undefined;
  }
}

/** Debian's PyTorch multiplies by whatever BLAS is installed; its fallback is the slow reference implementation. */
function library(output: (...args: string[]) => string): string {
  try {
    const files = output('-c', LIBRARIES).trim();
    return /libblas/.test(files) && !/openblas|mkl/.test(files)
      ? `${files}, the reference BLAS: apt install libopenblas0 makes it several times faster`
      : files || 'its own BLAS';
  } catch {
    return 'BLAS unknown';
  }
}
