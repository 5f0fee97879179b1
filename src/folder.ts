import { readdir } from 'node:fs/promises';

/**
 * The units of a folder, by file name: the folder is the registry, no list is edited by hand.
 *
 * - `folder`: URL of a folder, ending in `/`. Every `.ts` or `.js` file in it must have a default export.
 * - Returns name (file name without extension) -> default export, in alphabetical order.
 */
export async function unitsOf<T>(folder: URL): Promise<ReadonlyMap<string, T>> {
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const units = await Promise.all(
    files.map(async (file) => {
      const module = (await import(new URL(file, folder).href)) as { default: T };
      return [file.replace(/\.[jt]s$/, ''), module.default] as const;
    }),
  );
  return new Map(units);
}
