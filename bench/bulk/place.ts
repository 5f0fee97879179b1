import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GRADELENS, type Watched, watch } from './watch.js';

/** Where a part of bench/bulk.ts works: a folder of its own, with a cache of its own. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'gradelens-bench-'));
  #runs = 0;

  constructor() {
    // Hand-ins may run as the user nobody, who must be able to come in.
    chmodSync(this.folder, 0o711);
  }

  /** Grades into a folder of the name, which `fresh` empties before. */
  async grade(
    handIns: string,
    assignment: string,
    { jobs, out }: { readonly jobs: number; readonly out?: string },
  ): Promise<Watched> {
    const to = join(this.folder, out ?? `out-${this.#runs++}`);
    const options = ['--assignment', assignment, '--seed', '1', '--jobs', String(jobs), '--out', to];
    const run = await watch([GRADELENS, 'grade', handIns, ...options, '--unsafe'], {
      XDG_CACHE_HOME: join(this.folder, 'cache'),
    });
    if (run.code !== 0) throw new Error(`gradelens grade ended with ${run.code}: ${run.stderr.trim()}`);
    if (out === undefined) rmSync(to, { recursive: true });
    return run;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
