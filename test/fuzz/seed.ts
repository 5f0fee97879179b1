/**
 * What random tests begin from: `FUZZ_SEED=n` to do again what a test's title names. Those of every day are always the same
 * ones, those that take minutes others each time.
 */
export const seedOf = (usual: number | 'new'): number =>
  Number(process.env.FUZZ_SEED ?? (usual === 'new' ? Date.now() % 2 ** 31 : usual));
