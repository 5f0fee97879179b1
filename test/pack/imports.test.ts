import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { type Node, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { expect } from 'chai';
import { ROOT } from '../process.js';

const { dependencies, peerDependencies, imports, exports, bin } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
/** What who installs the package has. */
const THERE = new Set([
  ...builtinModules,
  ...[dependencies, peerDependencies, imports].flatMap((each) => Object.keys(each)),
]);
/** What bundled libraries ask for and do without: each of them within a `try`, or for what nobody here calls. */
const DONE_WITHOUT: ReadonlySet<string> = new Set(['node-fetch', '@napi-rs/canvas']);
const BUNDLE = /^dist.(worker-)?runtime/;
/** What may be the name of a package that is loaded, or words that look like it. */
const NAMED = /(?:\bfrom|\bimport|\bimport\(|require\d*\()\s*["'`]([^"'`.\n][^"'`\n]*)["'`]/g;

describe('the built package', function () {
  this.timeout(120_000);

  it('loads nothing, be it late, but Node’s modules, its dependencies and its peers', () => {
    const reached = new Set(begin());
    const foreign: string[] = [];
    for (const file of reached) {
      for (const name of loadedBy(file)) {
        if (name.startsWith('.')) for (const path of modulesAt(join(dirname(file), name))) reached.add(path);
        else if (!isThere(name)) foreign.push(`${file}: ${name}`);
      }
    }
    expect(reached.size).to.be.above(300);
    expect(foreign).to.deep.equal([]);
  });
});

/** The package's doors, and what was bundled for processes and workers. */
function begin(): string[] {
  const doors = Object.values<Record<string, string>>(exports).map((each) => each.default!);
  const bundled = ['dist/runtime/', 'dist/worker-runtime/', 'dist/worker-runtime/tasks/'];
  return [...Object.values<string>(bin), ...doors, ...bundled].flatMap((path) => modulesAt(join(path)));
}

/** A module of what is built, or those that a folder holds, whose name ends in `/`. */
function modulesAt(path: string): string[] {
  if (!/^(bin|dist)\b/.test(path) || !existsSync(join(ROOT, path))) return [];
  const found = path.endsWith(sep) ? readdirSync(join(ROOT, path)).map((name) => join(path, name)) : [path];
  return found.filter((each) => /\.[cm]?js$/.test(each) && statSync(join(ROOT, each)).isFile());
}

function isThere(name: string): boolean {
  const [first, second] = name.split('/');
  const of = first!.startsWith('@') ? `${first}/${second}` : first!;
  return /^(node|file|data):/.test(name) || THERE.has(of) || DONE_WITHOUT.has(of);
}

/** What a module names of others: `import`, `export … from`, `import()`, `require`, `new URL` beside it. */
function loadedBy(file: string): string[] {
  const names: string[] = [];
  const text = (node: Node | null | undefined, before = '') => {
    if (node?.type === 'Literal' && 'value' in node && typeof node.value === 'string')
      names.push(before + node.value);
  };
  const code = readFileSync(join(ROOT, file), 'utf8');
  // To parse megabytes takes seconds: of bundles, which are all among the first, only those that seem to name a package.
  if (BUNDLE.test(file) && [...code.matchAll(NAMED)].every(([, name]) => isThere(name!))) return [];
  const sourceType = file.endsWith('.cjs') ? 'script' : 'module';
  simple(parse(code, { ecmaVersion: 'latest', sourceType }), {
    ImportDeclaration: ({ source }) => text(source),
    ExportNamedDeclaration: ({ source }) => text(source),
    ExportAllDeclaration: ({ source }) => text(source),
    ImportExpression: ({ source }) => text(source),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && /^_*require\d*$/.test(callee.name)) text(first);
    },
    NewExpression: ({ callee, arguments: [first, base] }) => {
      // Others are addresses.
      const isBeside = base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
      if (isBeside && callee.type === 'Identifier' && callee.name === 'URL') text(first, './');
    },
  });
  return names;
}
