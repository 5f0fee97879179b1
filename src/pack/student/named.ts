/** How a module names what it loads; with `${`, only the folder is known. */
const NAMED = /(\bfrom|\bimport|\bimport\(|\brequire\w*\()\s*(["'`])([^"'`$\\\n]+)(\2|\$\{)/g;

/** What modules name of libraries. */
export interface Named {
  /** Statements that load it, as the modules do. */
  readonly loads: readonly string[];
  /** Folders, of which any module may be meant: `mathjax-full/js/`. */
  readonly folders: readonly string[];
}

/**
 * What the texts of modules name of some packages. A bundler does not see all of it: neither what a `require` loads that was
 * made by `createRequire`, nor a name that is put together.
 */
export function named(texts: readonly string[], packages: readonly string[]): Named {
  const [loads, folders] = [new Set<string>(), new Set<string>()];
  for (const text of texts) {
    for (const [, how, , name, end] of text.matchAll(NAMED)) {
      if (!packages.some((each) => name === each || name!.startsWith(`${each}/`))) continue;
      if (end === '${') folders.add(name!);
      else loads.add(`${how!.startsWith('require') ? 'require(' : 'import ('}${JSON.stringify(name)});`);
    }
  }
  return { loads: [...loads], folders: [...folders] };
}
