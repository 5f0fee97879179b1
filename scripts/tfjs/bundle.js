import { build } from 'esbuild';

const NOTICE =
  '/*! TensorFlow.js. Copyright Google LLC. Apache License 2.0, http://www.apache.org/licenses/LICENSE-2.0 */';

/** What CommonJS code inside an ES module bundle expects to find. */
const REQUIRE = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  "import { dirname as __dirnameOf } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __toPath(import.meta.url);',
  'const __dirname = __dirnameOf(__filename);',
].join('\n');

const bundled = async (contents, plugins, more = {}) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node20',
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'error',
    banner: { js: `${NOTICE}\n${REQUIRE}` },
    plugins,
    ...more,
  });
  return outputFiles[0].text;
};

/** TensorFlow.js with the plain engine, without the one for browsers, of which only the flags remain, which anybody may set. */
export const bundleTfjs = () =>
  bundled(
    "import * as tf from '@tensorflow/tfjs';\nexport * from '@tensorflow/tfjs';\nexport default tf;",
    [],
    {
      // What Node before 18 needed to fetch.
      external: ['node-fetch'],
      alias: { '@tensorflow/tfjs-backend-webgl': '@tensorflow/tfjs-backend-webgl/dist/flags_webgl.js' },
    },
  );

/** The engine for WebAssembly, for the TensorFlow.js that was chosen. */
export const bundleEngine = () =>
  bundled(
    [
      "import { fileURLToPath as pathOf } from 'node:url';",
      "import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';",
      "setWasmPaths(pathOf(new URL('../runtime/', import.meta.url)));",
      'export { setWasmPaths };',
    ].join('\n'),
    [
      {
        name: 'chosen',
        setup: (bundler) =>
          bundler.onResolve({ filter: /^@tensorflow\/tfjs-core$/ }, () => ({
            path: '#tfjs',
            external: true,
          })),
      },
    ],
  );
